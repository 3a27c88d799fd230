package dev.framefarm.coordinator.engine;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Which way deliveries took that were judged here since the start. */
public final class DeliveryFigures {
    final LongAdder relayed = new LongAdder();
    final LongAdder relayedBytes = new LongAdder();
    final LongAdder direct = new LongAdder();
    final LongAdder directBytes = new LongAdder();

    /** Counters by name, as metrics call them. */
    public Map<String, Long> all() {
        return Map.of(
                "relayed", relayed.sum(),
                "relayed_bytes", relayedBytes.sum(),
                "direct", direct.sum(),
                "direct_bytes", directBytes.sum());
    }
}
