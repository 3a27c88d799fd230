package dev.framefarm.ffmpeg;

import com.github.kokorin.jaffree.log.LogMessage;
import com.github.kokorin.jaffree.process.StdReader;
import dev.framefarm.ffmpeg.FfmpegRun.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the standard error: progress goes to the listener, the last lines of the rest are kept. */
final class LogReader implements StdReader<Boolean> {
    private static final int LINES = 100;
    private static final int LINE_BYTES = 1000;
    /** The loader's remark about a stand-in library; see {@link StandIns}. */
    private static final String LOADER = "no version information available (required by";

    private final ProgressLines progress;
    private final Deque<String> last = new ArrayDeque<>();
    private final CompletableFuture<@Nullable Void> finished = new CompletableFuture<>();

    LogReader(Consumer<Progress> listener) {
        progress = new ProgressLines(listener);
    }

    @Override
    public Boolean read(InputStream stderr) {
        try {
            readLines(stderr);
        } catch (IOException killed) {
            // What it said before stands, and whoever killed it has said why.
        } finally {
            finished.complete(null);
        }
        return true;
    }

    /** By hand, because a hostile file can make FFmpeg print a line without an end. */
    private void readLines(InputStream stderr) throws IOException {
        byte[] buffer = new byte[8192];
        byte[] line = new byte[LINE_BYTES];
        int length = 0;
        int count;
        while ((count = stderr.read(buffer)) >= 0) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n' || buffer[i] == '\r') {
                    take(new String(line, 0, length, StandardCharsets.UTF_8));
                    length = 0;
                } else if (length < line.length) {
                    line[length++] = buffer[i];
                }
            }
        }
        take(new String(line, 0, length, StandardCharsets.UTF_8));
    }

    private void take(String line) {
        try {
            if (!line.isBlank() && !line.contains(LOADER) && !progress.accept(line)) {
                note(line);
            }
        } catch (RuntimeException e) {
            // Reading goes on, or FFmpeg would wait for ever to get rid of its next line.
            note("the progress listener failed: " + e);
        }
    }

    void note(String line) {
        if (line.isBlank()) {
            return;
        }
        synchronized (last) {
            if (last.size() == LINES) {
                last.removeFirst();
            }
            last.addLast(line);
        }
    }

    String text() {
        synchronized (last) {
            return String.join("\n", last);
        }
    }

    long movement() {
        return progress.movement();
    }

    CompletableFuture<@Nullable Void> finished() {
        return finished;
    }

    /** Jaffree would put them into an exception; the outcome carries them instead. */
    @Override
    public List<LogMessage> getErrorLogMessages() {
        return List.of();
    }
}
