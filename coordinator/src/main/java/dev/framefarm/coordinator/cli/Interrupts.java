package dev.framefarm.coordinator.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What is undone when Ctrl-C or SIGTERM ends the program early, last things first. Everything together gets less than
 * five seconds; what is left of our processes then is killed.
 */
final class Interrupts {
    private static final long PATIENCE_MILLIS = 3500;
    private static final Deque<Step> STEPS = new ArrayDeque<>();
    private static volatile boolean begun;
    private static volatile boolean finished;

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

    /** From here on the end of the JVM is no interrupt. */
    static void finished() {
        finished = true;
    }

    /** What fails from here on fails because it is being undone. */
    static boolean begun() {
        return begun;
    }

    private static void interrupted() {
        if (finished) {
            return;
        }
        begun = true;
        Thread undoing = new Thread(Interrupts::undo, "undoing");
        undoing.setDaemon(true);
        undoing.start();
        try {
            undoing.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private static void undo() {
        // Agents first: they say goodbye to a farm that is still there, and write into no folder that is removed.
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS / 2);
        while (ProcessHandle.current().children().findAny().isPresent() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
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
