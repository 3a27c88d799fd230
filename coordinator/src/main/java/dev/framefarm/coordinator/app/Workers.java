package dev.framefarm.coordinator.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The coordinator's own threads, by what they are for. */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ExecutorService quick =
            Executors.newFixedThreadPool(Math.max(4, Runtime.getRuntime().availableProcessors()), named("work"));
    private final ExecutorService tidying = Executors.newSingleThreadExecutor(named("tidy"));
    private final ExecutorService probing =
            Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors() / 2), named("probe"));
    private final ExecutorService joining = Executors.newCachedThreadPool(named("join"));
    private final ExecutorService news = Executors.newCachedThreadPool(named("news"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("clock"));

    /** For effects: things that end soon by themselves. */
    ExecutorService quick() {
        return quick;
    }

    /** For deleting, which may take hours in a bucket with many films. */
    ExecutorService tidying() {
        return tidying;
    }

    /** For looking at sources, of which a slow one must hold up no effect. */
    ExecutorService probing() {
        return probing;
    }

    /** One for each film that is being joined: they wait most of the time. */
    ExecutorService joining() {
        return joining;
    }

    /** For watchers, of whom a slow one must hold up nobody. */
    ExecutorService news() {
        return news;
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    /** Nobody works any more when this returns: what they work with may be closed then. */
    @Override
    public void close() {
        joining.shutdownNow();
        probing.shutdownNow();
        news.shutdownNow();
        tidying.shutdownNow();
        // What has begun ends by itself, and writes down what became of it: a second's housekeeping, too.
        clock.shutdown();
        quick.shutdown();
        try {
            long until = System.nanoTime() + PATIENCE.toNanos();
            for (ExecutorService pool : List.of(clock, joining, probing, news, tidying, quick)) {
                boolean ended = pool.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                LOG.debug("Threads {} in time", ended ? "ended" : "did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String purpose) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "farm-" + purpose + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((broken, error) -> LOG.error("{} broke", broken.getName(), error));
            return thread;
        };
    }
}
