package dev.framefarm.coordinator.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong keys per address and minute. Secrets cannot be guessed anyway; this tells a client with a
 * wrong key to slow down, and never touches one with a good key. Thread-safe; forgets the longest-silent addresses first.
 */
final class FailedLogins {
    private static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private record Count(Instant since, int failures) {}

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    FailedLogins(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean tooMany(String address) {
        Count count = counts.get(address);
        return count != null && isCurrent(count) && count.failures() >= MOST;
    }

    synchronized void count(String address) {
        Count before = counts.remove(address);
        counts.put(
                address,
                before != null && isCurrent(before)
                        ? new Count(before.since(), before.failures() + 1)
                        : new Count(clock.instant(), 1));
        if (counts.size() > MOST_ADDRESSES) {
            counts.remove(counts.keySet().iterator().next());
        }
    }

    private boolean isCurrent(Count count) {
        return clock.instant().isBefore(count.since().plus(WINDOW));
    }
}
