package dev.framefarm.coordinator.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How long bytes stay that no unfinished job needs, usually and for single owners. */
public record KeepFor(Times usual, Map<String, Times> owners) {
    public static final KeepFor DEFAULT = new KeepFor(new Times(Duration.ofHours(24), Duration.ofDays(7)), Map.of());

    /** Uploads from their arrival, outputs from their job's end. */
    public record Times(Duration uploads, Duration outputs) {}

    public KeepFor {
        owners = Map.copyOf(owners);
    }

    public Times of(String owner) {
        return owners.getOrDefault(owner, usual);
    }

    public Instant uploadUntil(String owner, Instant arrived) {
        return arrived.plus(of(owner).uploads());
    }

    /** What was promised with the order holds, whatever is usual by now. */
    public Instant outputsUntil(String owner, Optional<Duration> promised, Instant ended) {
        return ended.plus(promised.orElse(of(owner).outputs()));
    }
}
