package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What Java cannot say to a process. One that is gone hears nothing. */
final class Signals {
    private Signals() {}

    static void stop(Stream<ProcessHandle> processes) {
        send("-STOP", processes);
    }

    static void go(Stream<ProcessHandle> processes) {
        send("-CONT", processes);
    }

    private static void send(String signal, Stream<ProcessHandle> processes) {
        for (ProcessHandle each : processes.toList()) {
            run(List.of("kill", signal, Long.toString(each.pid())));
        }
    }

    /** False where the command fails, or is not here. */
    static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
