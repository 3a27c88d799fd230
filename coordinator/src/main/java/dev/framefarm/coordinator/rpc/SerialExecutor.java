package dev.framefarm.coordinator.rpc;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after another on borrowed threads, and gives the thread back after each one. */
final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    SerialExecutor(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
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
        if (task == null) {
            return;
        }
        try {
            task.run();
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
            running = !waiting.isEmpty();
            return running;
        }
    }
}
