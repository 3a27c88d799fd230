package dev.framefarm.coordinator.media;

import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Limits;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Runs the two programs within limits that fit copying and probing, and turns their endings into exceptions. */
final class FfmpegTools {
    /** Indexes of the longest films fit in a tenth of it; bombs do not. */
    private static final long MEMORY_BYTES = 2L << 30;
    /** A line beyond it is not one that was asked for. */
    private static final int LINE_LENGTH = 1 << 20;

    private static final Duration STALL = Duration.ofMinutes(2);

    private final Toolchain tools;

    FfmpegTools(Toolchain tools) {
        this.tools = tools;
    }

    static Limits limits(Duration cpu) {
        return new Limits(MEMORY_BYTES, 0, cpu);
    }

    /** Copying lasts as long as its reader takes; only the standstill is bounded. */
    FfmpegRun.Builder ffmpeg(List<String> arguments) {
        return FfmpegRun.of(tools.ffmpeg(), arguments).limits(limits(Duration.ZERO));
    }

    /** Hands FFprobe's output on line by line, in constant memory. */
    Outcome ffprobe(List<String> arguments, Duration cpu, Consumer<String> lines) throws IOException {
        FfmpegRun run = FfmpegRun.of(tools.ffprobe(), arguments)
                .limits(limits(cpu))
                .stallAfter(STALL)
                .output(stdout -> {
                    BufferedReader reader =
                            new BufferedReader(new InputStreamReader(stdout, StandardCharsets.UTF_8), 1 << 16);
                    String line;
                    while ((line = reader.readLine()) != null) {
                        lines.accept(line.length() > LINE_LENGTH ? "" : line);
                    }
                })
                .start();
        return await(run);
    }

    static Outcome await(FfmpegRun run) throws InterruptedIOException {
        try {
            return run.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while FFmpeg ran");
        }
    }

    static void demandDone(Outcome outcome, String what) throws IOException {
        if (outcome.ending() != Ending.DONE) {
            throw new IOException(what + " failed (" + outcome.ending() + "): " + lastLine(outcome.log()));
        }
    }

    static String lastLine(String log) {
        return log.substring(log.lastIndexOf('\n') + 1);
    }

    /** The protocol keeps a name from being taken for an option, a pattern or another protocol. */
    static String file(Path path) {
        return "file:" + path.toAbsolutePath();
    }
}
