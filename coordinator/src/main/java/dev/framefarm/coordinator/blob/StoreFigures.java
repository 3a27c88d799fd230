package dev.framefarm.coordinator.blob;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the blob store was asked for since the start, and how often the cache spared the question. */
public final class StoreFigures {
    final LongAdder requests = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder refusals = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder evicted = new LongAdder();

    /** Counters by name, as metrics call them. */
    public Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("requests", requests.sum());
        all.put("failures", failures.sum());
        all.put("refusals", refusals.sum());
        all.put("sent_bytes", sent.sum());
        all.put("received_bytes", received.sum());
        all.put("cache_hits", hits.sum());
        all.put("cache_misses", misses.sum());
        all.put("cache_evictions", evicted.sum());
        return all;
    }
}
