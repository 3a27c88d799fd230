package dev.framefarm.coordinator.engine;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Which way slices took since the start, as far as this coordinator can tell: those that agents cut may come here yet. */
public final class SliceFigures {
    private final LongAdder relayed = new LongAdder();
    private final LongAdder relayedBytes = new LongAdder();
    private final LongAdder direct = new LongAdder();

    /** So much of one was sent; of one that was refused, nothing. */
    public void relayed(long bytes) {
        if (bytes > 0) {
            relayed.increment();
            relayedBytes.add(bytes);
        }
    }

    /** An agent was told where to read. */
    public void direct() {
        direct.increment();
    }

    /** Counters by name, as metrics call them. */
    public Map<String, Long> all() {
        return Map.of("relayed", relayed.sum(), "relayed_bytes", relayedBytes.sum(), "direct", direct.sum());
    }
}
