package dev.framefarm.coordinator.rpc;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the server, one kind for each kind of waiting, so that none of them waits for another:
 * {@code calls} for certificates and enrolment, {@code sessions} for the engine, {@code deliveries} for the
 * disk and the judge, {@code slices} for FFmpeg. gRPC's own threads never wait for anything.
 */
record FarmThreads(
        ExecutorService calls,
        ExecutorService sessions,
        ExecutorService deliveries,
        ExecutorService slices,
        ScheduledExecutorService watch)
        implements AutoCloseable {

    static FarmThreads of(FarmSettings settings) {
        int few = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        ThreadFactory named = named("rpc-watch");
        return new FarmThreads(
                pool("rpc-call", few, FarmThreads::runHere),
                pool("rpc-session", few, FarmThreads::runHere),
                pool("rpc-delivery", settings.deliveries(), FarmThreads::runHere),
                pool(
                        "rpc-slice",
                        settings.slices(),
                        new LinkedBlockingQueue<>(settings.slices()),
                        new ThreadPoolExecutor.AbortPolicy()),
                Executors.newSingleThreadScheduledExecutor(named));
    }

    /** Lets what is running end for a moment, then interrupts it. */
    @Override
    public void close() {
        watch.shutdownNow();
        slices.shutdownNow();
        calls.shutdown();
        deliveries.shutdown();
        sessions.shutdown();
        try {
            boolean ended = calls.awaitTermination(1, TimeUnit.SECONDS)
                    && deliveries.awaitTermination(5, TimeUnit.SECONDS)
                    && sessions.awaitTermination(1, TimeUnit.SECONDS);
            if (ended) {
                return;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        calls.shutdownNow();
        deliveries.shutdownNow();
        sessions.shutdownNow();
    }

    /** Threads are made when they are needed and end when they are not. */
    private static ExecutorService pool(String name, int size, RejectedExecutionHandler late) {
        return pool(name, size, new LinkedBlockingQueue<>(), late);
    }

    /** What finds neither a thread nor a place in the queue is told that we are busy. */
    private static ExecutorService pool(
            String name, int size, BlockingQueue<Runnable> queue, RejectedExecutionHandler late) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, queue, named(name), late);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** What gRPC still brings after the end only clears up, and it holds memory until that is done. */
    private static void runHere(Runnable task, ThreadPoolExecutor ended) {
        task.run();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
