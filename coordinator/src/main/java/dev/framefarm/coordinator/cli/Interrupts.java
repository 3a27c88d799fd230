package dev.framefarm.coordinator.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is undone when Ctrl-C or SIGTERM ends the program early, last things first. Everything together gets a few
 * seconds; what is left of our processes then is killed.
 */
final class Interrupts {
    private static volatile Duration patience = Duration.ofMillis(3500);
    private static volatile int exitCode = ExitCode.INTERRUPTED;
    private static final Deque<Step> STEPS = new ArrayDeque<>();
    private static volatile boolean begun;
    private static boolean finished;

    /** Undoes one thing. */
    interface Step {
        void undo() throws Exception;
    }

    private Interrupts() {}

    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(Interrupts::interrupted, "interrupted"));
    }

    static synchronized void add(Step step) {
        STEPS.push(step);
    }

    /** Undone already, in the ordinary course. */
    static synchronized void remove(Step step) {
        STEPS.remove(step);
    }

    /** What is undone here takes longer than usual. */
    static void allow(Duration time) {
        patience = time;
    }

    /** A service ends by being told to: it has done what was asked of it. */
    static void areTheEnd() {
        exitCode = ExitCode.DONE;
    }

    /** From here on the end of the JVM is no interrupt; false where one has begun, which ends the JVM itself. */
    static synchronized boolean finish() {
        finished = !begun;
        return finished;
    }

    private static synchronized boolean begin() {
        begun = !finished;
        return begun;
    }

    /** What fails from here on fails because it is being undone. */
    static boolean begun() {
        return begun;
    }

    private static void interrupted() {
        if (!begin()) {
            return;
        }
        Thread undoing = new Thread(Interrupts::undo, "undoing");
        undoing.setDaemon(true);
        undoing.start();
        try {
            undoing.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(exitCode);
    }

    private static void undo() {
        for (Step step = next(); step != null; step = next()) {
            try {
                step.undo();
            } catch (Exception e) {
                // The others shall be undone all the same, and nobody is left to be told.
            }
        }
    }

    private static synchronized @org.jspecify.annotations.Nullable Step next() {
        return STEPS.poll();
    }
}
