package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.engine.Happenings.Numbered;
import dev.framefarm.coordinator.engine.RecentNews;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watcher with a queue of its own, emptied by one thread at a time. A watcher that throws or falls too
 * far behind is dropped; one that is {@link AutoCloseable} is told so by being closed, and may come back
 * naming the last number it saw.
 */
final class Watch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    /** All that is replayed, and as much again while the watcher reads it. */
    static final int CAPACITY = 2 * RecentNews.MOST;

    private final Consumer<Numbered> watcher;
    private final Executor executor;
    private final ArrayDeque<Numbered> queue = new ArrayDeque<>();
    private boolean reading;
    private boolean closed;

    Watch(Consumer<Numbered> watcher, Executor executor) {
        this.watcher = watcher;
        this.executor = executor;
    }

    /** False when the watcher is gone. */
    synchronized boolean offer(Numbered numbered) {
        if (closed) {
            return false;
        }
        if (queue.size() == CAPACITY) {
            drop("is " + CAPACITY + " happenings behind", null);
            return false;
        }
        queue.add(numbered);
        return reading || wake();
    }

    private boolean wake() {
        try {
            reading = true;
            executor.execute(this);
            return true;
        } catch (RejectedExecutionException e) {
            close();
            return false;
        }
    }

    @Override
    public void run() {
        for (Numbered next = next(); next != null; next = next()) {
            try {
                watcher.accept(next);
            } catch (RuntimeException e) {
                drop("failed", e);
            }
        }
    }

    synchronized void close() {
        closed = true;
        queue.clear();
    }

    private synchronized @Nullable Numbered next() {
        Numbered next = queue.poll();
        reading = next != null;
        return next;
    }

    private void drop(String why, @Nullable RuntimeException failure) {
        close();
        LOG.debug("a watcher {} and is dropped", why, failure);
        if (watcher instanceof AutoCloseable closeable) {
            // Elsewhere, because it may be the watcher's own slowness that blocks.
            executor.execute(() -> close(closeable));
        }
    }

    private static void close(AutoCloseable watcher) {
        try {
            watcher.close();
        } catch (Exception e) {
            LOG.debug("a dropped watcher did not close", e);
        }
    }
}
