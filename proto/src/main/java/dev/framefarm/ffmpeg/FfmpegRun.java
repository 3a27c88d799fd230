package dev.framefarm.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run of FFmpeg or FFprobe. After {@link #await} has returned or {@link #stop} was called, no process of it is
 * left. Safe for use by several threads.
 */
public final class FfmpegRun {
    /** Writes the standard input. It is closed afterwards; a write fails when FFmpeg has ended first. */
    @FunctionalInterface
    public interface Feeder {
        void feed(OutputStream stdin) throws IOException;
    }

    /** Reads the standard output. What it leaves unread is thrown away. */
    @FunctionalInterface
    public interface Drain {
        void drain(InputStream stdout) throws IOException;
    }

    /** Frames out so far, and the time of the last of them. What FFmpeg does not know stays as it was. */
    public record Progress(long frame, long outTimeMicros) {}

    /**
     * What a run may use; zero means no limit. Where the memory is {@code watched}, what the run really holds counts, and
     * it is ended a moment later: a graphics driver may reserve more than any limit of the kernel could stand.
     */
    public record Limits(long memoryBytes, long outputBytes, Duration cpu, boolean watched) {
        /** For runs that read a source and copy. Indexes of the longest films fit in a tenth of it; bombs do not. */
        public static final long READING_BYTES = 2L << 30;

        public Limits(long memoryBytes, long outputBytes, Duration cpu) {
            this(memoryBytes, outputBytes, cpu, false);
        }

        public Limits {
            if (memoryBytes < 0 || outputBytes < 0 || cpu.isNegative()) {
                throw new IllegalArgumentException("limits are not negative");
            }
        }

        public static Limits none() {
            return new Limits(0, 0, Duration.ZERO);
        }
    }

    /** How a run ended. */
    public enum Ending {
        DONE,
        FAILED,
        /** Nothing went in, came out or moved on for longer than allowed. */
        STALLED,
        /** Somebody asked for it. */
        STOPPED,
        OUT_OF_MEMORY,
        /** The disk is full, or the run wrote more than it may. */
        OUT_OF_SPACE
    }

    /**
     * What is left of a run. {@code log} holds its last lines; {@code exitCode} is -1 when the process never
     * started; {@code cpuSeconds} is sampled while it runs, so a very short run may read zero.
     */
    public record Outcome(Ending ending, int exitCode, String log, double cpuSeconds) {}

    private final Course course;

    private FfmpegRun(Course course) {
        this.course = course;
    }

    /** What this program does when it is told to end, before its runs are killed: some may be worth waiting for. */
    public static void atTheEnd(Runnable farewell) {
        Watch.atTheEnd(farewell);
    }

    public static Builder of(Path program, List<String> arguments) {
        return new Builder(program, arguments);
    }

    /**
     * Waits until the process has ended and its output is drained. An interrupt stops the run first, so that nothing
     * is left behind by a caller who gives up.
     */
    public Outcome await() throws InterruptedException {
        return course.await();
    }

    /** Whether {@link #await} would return at once. */
    public boolean isOver() {
        return course.isOver();
    }

    /** Kills the process with its whole group and returns when it is dead. A run that has ended stays as it is. */
    public void stop() {
        course.end(Ending.STOPPED, "stopped on request");
    }

    /** What to run, and what to connect it with. */
    public static final class Builder {
        final Path program;
        final List<String> arguments;
        Feeder feeder = stdin -> {};
        Drain drain = stdout -> {};
        Consumer<Progress> progress = ignored -> {};
        Duration stallAfter = Duration.ZERO;
        Limits limits = Limits.none();

        private Builder(Path program, List<String> arguments) {
            this.program = program;
            this.arguments = List.copyOf(arguments);
        }

        public Builder input(Feeder feeder) {
            this.feeder = feeder;
            return this;
        }

        public Builder output(Drain drain) {
            this.drain = drain;
            return this;
        }

        /** For runs with {@code -progress pipe:2}. Called on the thread that reads the log: be quick. */
        public Builder progress(Consumer<Progress> listener) {
            this.progress = listener;
            return this;
        }

        /** Zero, the default, waits for ever. */
        public Builder stallAfter(Duration patience) {
            this.stallAfter = patience;
            return this;
        }

        public Builder limits(Limits limits) {
            this.limits = limits;
            return this;
        }

        /** Never throws for a program that does not start: that is an outcome too. */
        public FfmpegRun start() {
            Course course = new Course(this);
            course.start();
            return new FfmpegRun(course);
        }
    }
}
