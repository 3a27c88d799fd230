package dev.framefarm.agent.ffmpeg;

import dev.framefarm.agent.attempt.Cutter;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.Whitelist;
import dev.framefarm.slice.Slice;
import dev.framefarm.slice.SliceCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Cuts as a coordinator does, with the same arguments and limits, but from a source that this program reads for FFmpeg: it
 * may open the one address on loopback and knows of no other. Thread-safe.
 */
public final class FfmpegCutter implements Cutter {
    private static final int CHUNK = 128 << 10;
    private static final String PROTOCOLS = "http,tcp";

    private final Path program;
    private final Executor threads;

    /** A cut holds two of {@code threads} while it lasts, and one for each connection of its FFmpeg. */
    public FfmpegCutter(Path program, Executor threads) {
        this.program = program;
        this.threads = threads;
    }

    @Override
    public Cutting begin(Slice slice, Source source, Sink sink) {
        Running running = new Running(slice, source, sink);
        threads.execute(running::cut);
        return running;
    }

    private final class Running implements Cutting {
        private final Slice slice;
        private final Source source;
        private final Sink sink;
        private @Nullable FfmpegRun run;
        private boolean stopped;

        Running(Slice slice, Source source, Sink sink) {
            this.slice = slice;
            this.source = source;
            this.sink = sink;
        }

        void cut() {
            sink.end(cutOut());
        }

        private Optional<IOException> cutOut() {
            try (SourceServer server = SourceServer.open(source, threads)) {
                FfmpegRun.Outcome outcome = start(server).await();
                return server.failure().or(() -> judged(outcome, server.address()));
            } catch (IOException e) {
                return Optional.of(e);
            } catch (RuntimeException fault) {
                // Somebody waits for the slice, and hears of its end from here alone.
                return Optional.of(new IOException("cutting failed: " + fault, fault));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(new IOException("cutting was interrupted", e));
            }
        }

        /** Under the lock, so that a stop can never slip between the check and the start. */
        private synchronized FfmpegRun start(SourceServer server) throws IOException {
            if (stopped) {
                throw new IOException("cutting was stopped");
            }
            FfmpegRun started = FfmpegRun.of(
                            program,
                            SliceCommand.of(Whitelist.input(PROTOCOLS, slice.demuxer(), server.address()), slice))
                    .limits(new FfmpegRun.Limits(FfmpegRun.Limits.READING_BYTES, 0, Duration.ZERO))
                    .output(stdout -> copy(stdout, server))
                    .start();
            run = started;
            return started;
        }

        /** What FFmpeg writes once its source broke off may end in half a packet. */
        private void copy(InputStream stdout, SourceServer server) throws IOException {
            byte[] chunk = new byte[CHUNK];
            int length;
            while ((length = stdout.readNBytes(chunk, 0, CHUNK)) > 0) {
                if (server.failure().isPresent()) {
                    throw server.failure().get();
                }
                sink.take(chunk, length);
            }
        }

        private Optional<IOException> judged(FfmpegRun.Outcome outcome, String address) {
            String said = outcome.log().substring(outcome.log().lastIndexOf('\n') + 1);
            return outcome.ending() == FfmpegRun.Ending.DONE
                    ? Optional.empty()
                    : Optional.of(new IOException("FFmpeg cannot cut a slice here: "
                            + said.replace(address, "the source") + " (" + outcome.ending() + ")"));
        }

        @Override
        public void stop() {
            FfmpegRun running;
            synchronized (this) {
                stopped = true;
                running = run;
            }
            if (running != null) {
                running.stop();
            }
        }
    }
}
