package dev.framefarm.ffmpeg;

import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import java.util.Set;
import java.util.regex.Pattern;

/** Why a process ended that nobody stopped: its exit code, and what it said last. */
final class Ends {
    private static final Pattern MEMORY = Pattern.compile(
            "Cannot allocate memory|malloc of size \\d+ failed|bad_alloc|[Oo]ut of memory|failed to allocate|pthread_create\\(\\) failed",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("No space left on device|File too large|quota exceeded");
    private static final int SIGKILL = 128 + 9;
    private static final int SIGXFSZ = 128 + 25;
    /** Hang-up, interrupt and termination: what a terminal or a service manager sends to all of a farm's processes. */
    private static final Set<Integer> TOLD = Set.of(128 + 1, 128 + 2, 128 + 15);
    /** FFmpeg catches them, and ends with this; a forbidden file gives the same number. */
    private static final int TOLD_FFMPEG = 255;

    private static final String FORBIDDEN = "Operation not permitted";

    private Ends() {}

    /** {@code spent}: its computing time was used up, of which it is told by signals too. */
    static Ending of(int exitCode, String log, boolean spent) {
        if (exitCode == 0) {
            return Ending.DONE;
        }
        if (spent) {
            return Ending.FAILED;
        }
        if (TOLD.contains(exitCode) || (exitCode == TOLD_FFMPEG && !log.contains(FORBIDDEN))) {
            return Ending.STOPPED;
        }
        if (exitCode == SIGXFSZ || SPACE.matcher(log).find()) {
            return Ending.OUT_OF_SPACE;
        }
        // Nobody here sent that signal, which leaves the kernel that needed memory.
        if (exitCode == SIGKILL || MEMORY.matcher(log).find()) {
            return Ending.OUT_OF_MEMORY;
        }
        return Ending.FAILED;
    }
}
