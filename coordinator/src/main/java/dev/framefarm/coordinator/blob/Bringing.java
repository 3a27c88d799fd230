package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.StoreAway;
import dev.framefarm.coordinator.model.Blob;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Blobs on their way here, on threads of their own. Several may want the same one at once, and it comes once. Whoever gives
 * up ends its own waiting and nothing else: a large blob comes although nobody waits for all of it.
 */
final class Bringing implements Closeable {
    private static final Duration END = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "blob-store-bring");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Blob, Future<?>> coming = new ConcurrentHashMap<>();

    /** Waits until it is here; {@code work} begins unless it was begun before. */
    void await(Blob blob, Callable<?> work, Duration patience) throws IOException {
        Future<?> one = coming.computeIfAbsent(
                blob,
                each -> threads.submit(() -> {
                    try {
                        return work.call();
                    } finally {
                        coming.remove(each);
                    }
                }));
        try {
            one.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new StoreAway(sentence(blob), late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while a blob was brought");
        } catch (ExecutionException failed) {
            throw failure(failed);
        }
    }

    /** What whoever wants the blob waits for, while it is on its way. */
    Optional<String> trouble(Blob blob) {
        return coming.containsKey(blob) ? Optional.of(sentence(blob)) : Optional.empty();
    }

    private static String sentence(Blob blob) {
        return "its " + blob.bytes() + " bytes are being brought from the blob store to this coordinator";
    }

    private static IOException failure(ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException ours) {
            throw ours;
        }
        return failed.getCause() instanceof IOException said ? said : new IOException(failed);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            // What is half-written then is cleared away at the next start.
            boolean unused = threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
