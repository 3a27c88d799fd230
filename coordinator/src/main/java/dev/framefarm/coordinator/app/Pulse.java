package dev.framefarm.coordinator.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was found of the farm's parts a moment ago. Anybody may ask for it as often as they like, so nobody's question
 * reaches the database; and where looking takes long, something is wrong.
 */
final class Pulse {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final InstantSource clock;
    private volatile Beat last = new Beat(Map.of(), Instant.MIN);

    Pulse(InstantSource clock) {
        this.clock = clock;
    }

    private record Beat(Map<String, Boolean> parts, Instant at) {}

    void beat(Map<String, Boolean> found) {
        last = new Beat(Map.copyOf(found), clock.instant());
    }

    /** All are missing when nobody has looked for a while. */
    Map<String, Boolean> parts() {
        Beat beat = last;
        Map<String, Boolean> parts = new TreeMap<>(beat.parts());
        if (beat.at().isBefore(clock.instant().minus(FRESH))) {
            parts.replaceAll((part, found) -> false);
        }
        return parts;
    }
}
