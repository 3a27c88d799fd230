package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Limits;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs the two programs within limits that fit copying and probing, and turns their endings into exceptions. */
final class FfmpegTools {
    /** How a shell reports that a program used up the computing time it was given. */
    private static final int SIGXCPU = 128 + 24;

    /** It never started; it did well and was not heard; it was killed here. None of that says anything of the file. */
    private static final Set<Integer> OURS = Set.of(-1, 0, 128 + 9);

    private static final Duration STALL = Duration.ofMinutes(2);

    private final Toolchain tools;

    FfmpegTools(Toolchain tools) {
        this.tools = tools;
    }

    static Limits limits(Duration cpu) {
        return new Limits(Limits.READING_BYTES, 0, cpu);
    }

    /** Copying lasts as long as its reader takes; only the standstill is bounded. */
    FfmpegRun.Builder ffmpeg(List<String> arguments) {
        return FfmpegRun.of(tools.ffmpeg(), arguments).limits(limits(Duration.ZERO));
    }

    /**
     * Hands FFprobe's output on line by line, in constant memory. More than {@code mostBytes} of it, or whatever the
     * taker finds too much, ends the run with an {@link Excess}.
     */
    Outcome ffprobe(List<String> arguments, Duration cpu, long mostBytes, BoundedLines.Taker lines) throws IOException {
        return read(tools.ffprobe(), arguments, cpu, mostBytes, lines);
    }

    /** The same with FFmpeg, for what FFprobe cannot tell. */
    Outcome report(List<String> arguments, Duration cpu, long mostBytes, BoundedLines.Taker lines) throws IOException {
        return read(tools.ffmpeg(), arguments, cpu, mostBytes, lines);
    }

    private static Outcome read(
            Path program, List<String> arguments, Duration cpu, long mostBytes, BoundedLines.Taker lines)
            throws IOException {
        AtomicReference<@Nullable Excess> excess = new AtomicReference<>();
        FfmpegRun run = FfmpegRun.of(program, arguments)
                .limits(new Limits(Limits.READING_BYTES, mostBytes, cpu))
                .stallAfter(STALL)
                .output(stdout -> {
                    try {
                        BoundedLines.read(stdout, lines);
                    } catch (Excess tooMuch) {
                        excess.set(tooMuch);
                        throw tooMuch;
                    }
                })
                .start();
        Outcome outcome = await(run);
        Excess found = excess.get();
        if (found != null) {
            throw found;
        }
        if (outcome.ending() == Ending.STOPPED) {
            throw new InterruptedIOException("reading was stopped");
        }
        if (outcome.ending() == Ending.FAILED && OURS.contains(outcome.exitCode())) {
            throw new IOException("a program that reads the file could not be run: " + lastLine(outcome.log()));
        }
        if (outcome.exitCode() == SIGXCPU) {
            throw new Excess("Reading the file took more than " + cpu.toSeconds()
                    + " seconds of computing; it is damaged or made to do harm.");
        }
        return outcome;
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
        if (outcome.ending() == Ending.STOPPED) {
            throw new InterruptedIOException(what + " was stopped");
        }
        if (outcome.ending() == Ending.OUT_OF_SPACE) {
            throw new NoRoom("The farm's disk is full: " + lastLine(outcome.log()));
        }
        if (outcome.ending() != Ending.DONE) {
            throw new IOException(failure(outcome, what));
        }
    }

    /** FFmpeg ran, and it was the file that it could not read. */
    static boolean isOfTheFile(Outcome outcome) {
        return outcome.ending() == Ending.FAILED && !OURS.contains(outcome.exitCode());
    }

    static String failure(Outcome outcome, String what) {
        return what + " failed (" + outcome.ending() + "): " + lastLine(outcome.log());
    }

    static String lastLine(String log) {
        return log.substring(log.lastIndexOf('\n') + 1);
    }

    /** The protocol keeps a name from being taken for an option, a pattern or another protocol. */
    static String file(Path path) {
        return "file:" + path.toAbsolutePath();
    }
}
