package dev.framefarm.coordinator.rpc;

import java.util.HashMap;
import java.util.Map;

/** How many there are of each kind, and in all. */
final class Counts<K> {
    private final Map<K, Integer> counts = new HashMap<>();
    private int all;

    /** False where there are as many already as may be. */
    synchronized boolean add(K kind, int most, int mostInAll) {
        int now = counts.getOrDefault(kind, 0);
        if (now >= most || all >= mostInAll) {
            return false;
        }
        counts.put(kind, now + 1);
        all++;
        return true;
    }

    synchronized void remove(K kind) {
        counts.computeIfPresent(kind, (same, now) -> now == 1 ? null : now - 1);
        all--;
    }
}
