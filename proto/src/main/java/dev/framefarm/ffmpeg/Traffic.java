package dev.framefarm.ffmpeg;

import com.github.kokorin.jaffree.log.LogMessage;
import com.github.kokorin.jaffree.process.ProcessHelper;
import com.github.kokorin.jaffree.process.StdReader;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What goes in and comes out of the process, each on a thread of its own. */
final class Traffic {
    private final FfmpegRun.Builder order;
    private final Course course;
    private final AtomicLong bytes = new AtomicLong();
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
    private final Object threads = new Object();
    private @Nullable Thread feeding;
    private @Nullable Thread draining;
    private boolean exited;

    Traffic(FfmpegRun.Builder order, Course course) {
        this.order = order;
        this.course = course;
    }

    void connect(Process started) {
        process.complete(started);
    }

    long bytes() {
        return bytes.get();
    }

    CompletableFuture<@Nullable Void> drained() {
        return drained;
    }

    ProcessHelper input() {
        return new ProcessHelper() {
            @Override
            public void run() {
                feed(process.join().getOutputStream());
            }

            @Override
            public void close() {}
        };
    }

    StdReader<Boolean> output() {
        return new StdReader<>() {
            @Override
            public @Nullable Boolean read(InputStream stdout) {
                drain(stdout);
                return null;
            }

            @Override
            public List<LogMessage> getErrorLogMessages() {
                return List.of();
            }
        };
    }

    private void feed(OutputStream stdin) {
        Counted.Output counted = new Counted.Output(stdin, bytes);
        if (!enter(true)) {
            return;
        }
        try (counted) {
            feed(counted);
        } catch (IOException gone) {
            // FFmpeg may stop reading whenever it has enough; its exit code tells whether that was right.
        } finally {
            leave(true);
        }
    }

    /** A failure ends the run before the input is closed: FFmpeg would take that for the film's proper end. */
    private void feed(Counted.Output stdin) {
        try {
            order.feeder.feed(stdin);
        } catch (Exception | Error e) {
            if (!stdin.isBroken() && !hasExited()) {
                course.end(Ending.FAILED, "the input failed: " + e);
            }
        }
    }

    private void drain(InputStream stdout) {
        Counted.Input counted = new Counted.Input(stdout, bytes, order.limits.outputBytes());
        enter(false);
        try {
            order.drain.drain(counted);
            counted.skipRest();
        } catch (Exception | Error e) {
            course.end(counted.isOver() ? Ending.OUT_OF_SPACE : Ending.FAILED, "the output failed: " + e);
        } finally {
            leave(false);
            drained.complete(null);
        }
    }

    void exited() {
        synchronized (threads) {
            exited = true;
            interrupt(feeding);
        }
    }

    private boolean hasExited() {
        synchronized (threads) {
            return exited;
        }
    }

    /** False: the process is gone already. */
    private boolean enter(boolean input) {
        synchronized (threads) {
            if (input) {
                feeding = Thread.currentThread();
            } else {
                draining = Thread.currentThread();
            }
            return !exited;
        }
    }

    private void leave(boolean input) {
        synchronized (threads) {
            if (input) {
                feeding = null;
            } else {
                draining = null;
            }
        }
    }

    /** Wakes a feeder and a drain that wait for somebody else. */
    void interrupt() {
        synchronized (threads) {
            interrupt(feeding);
            interrupt(draining);
        }
    }

    private static void interrupt(@Nullable Thread thread) {
        if (thread != null && thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }
}
