package dev.framefarm.ffmpeg;

import java.nio.file.Path;
import java.util.List;

/** A JVM with a run that never ends by itself; prints its process's id. */
final class EndlessRun {
    private EndlessRun() {}

    public static void main(String[] arguments) throws InterruptedException {
        FfmpegRun run = FfmpegRun.of(
                        Path.of(arguments[0]),
                        List.of("-nostdin", "-v", "error", "-re", "-f", "lavfi", "-i", "testsrc2", "-f", "null", "-"))
                .start();
        ProcessHandle.current().children().forEach(child -> System.out.println(child.pid()));
        run.await();
    }
}
