package dev.framefarm.ffmpeg;

import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import java.util.regex.Pattern;

/** Why a process ended that nobody stopped: its exit code, and what it said last. */
final class Ends {
    private static final Pattern MEMORY = Pattern.compile(
            "Cannot allocate memory|malloc of size \\d+ failed|bad_alloc|[Oo]ut of memory|failed to allocate|pthread_create\\(\\) failed",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("No space left on device|File too large|quota exceeded");
    private static final int SIGKILL = 128 + 9;
    private static final int SIGXFSZ = 128 + 25;

    private Ends() {}

    static Ending of(int exitCode, String log) {
        if (exitCode == 0) {
            return Ending.DONE;
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
