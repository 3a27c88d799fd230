package dev.framefarm.coordinator.rest;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How slow a client may be: whoever moves a byte now and then keeps a connection alive, and a thread with it. */
final class LeastPace {
    static final long BYTES_A_SECOND = 1024;
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private final long begun;
    private long moved;

    /** Measures from now on. */
    LeastPace(LongSupplier nanos) {
        this.nanos = nanos;
        begun = nanos.getAsLong();
    }

    /** False where too little was moved in all this time. */
    boolean isKept(long bytes) {
        moved += bytes;
        Duration since = Duration.ofNanos(nanos.getAsLong() - begun);
        return since.compareTo(GRACE) <= 0 || moved >= BYTES_A_SECOND * since.toSeconds();
    }
}
