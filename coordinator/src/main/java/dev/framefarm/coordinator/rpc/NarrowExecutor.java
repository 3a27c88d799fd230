package dev.framefarm.coordinator.rpc;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs so many tasks at once, in their order, on borrowed threads, and gives the thread back after each one. */
final class NarrowExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(NarrowExecutor.class);

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final int width;
    private int running;

    NarrowExecutor(Executor threads, int width) {
        this.threads = threads;
        this.width = width;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running == width) {
                return;
            }
            running++;
        }
        dispatch();
    }

    private void dispatch() {
        try {
            threads.execute(this::runOne);
        } catch (RejectedExecutionException stopping) {
            // The threads end with the server, and everything that could still be done ends with them.
            LOG.debug("A task came after the end", stopping);
        }
    }

    private void runOne() {
        Runnable task = next();
        try {
            // Who ended just now may have taken it along.
            if (task != null) {
                task.run();
            }
        } catch (RuntimeException broken) {
            LOG.error("A task broke", broken);
        } finally {
            if (more()) {
                dispatch();
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            return waiting.poll();
        }
    }

    private boolean more() {
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                running--;
                return false;
            }
            return true;
        }
    }
}
