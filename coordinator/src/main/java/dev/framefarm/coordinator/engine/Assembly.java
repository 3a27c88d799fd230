package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Delivery;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What the joining thread of one job hears from the others: deliveries, or to stop. */
final class Assembly {
    private final Queue<Delivery> arrived = new ArrayDeque<>();
    private boolean stopped;
    private boolean waiting;
    private @Nullable Future<?> thread;

    synchronized void runOn(ExecutorService threads, Runnable work) {
        thread = threads.submit(work);
    }

    synchronized void add(Delivery delivery) {
        arrived.add(delivery);
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        if (thread != null) {
            thread.cancel(true);
        }
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Whether it can only go on when a delivery arrives. */
    synchronized boolean isWaiting() {
        return waiting && arrived.isEmpty();
    }

    /** The next delivery; waits for it. */
    synchronized Delivery next() throws InterruptedException {
        waiting = true;
        while (arrived.isEmpty() && !stopped) {
            wait();
        }
        waiting = false;
        if (stopped) {
            throw new InterruptedException("the job was stopped");
        }
        return arrived.remove();
    }
}
