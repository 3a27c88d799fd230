package dev.framefarm.coordinator.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What somebody ordered and what became of it. */
record Order(String job, Path film, Instant given, Optional<Ended> ended) {
    /** {@code fingerprint}: its state and the digests of its outputs, which never change from here on. */
    record Ended(String state, Duration took, String fingerprint) {}

    static Order given(String job, Path film, Instant at) {
        return new Order(job, film, at, Optional.empty());
    }

    Order ended(String state, Instant at, String fingerprint) {
        return new Order(job, film, given, Optional.of(new Ended(state, Duration.between(given, at), fingerprint)));
    }

    boolean isOpen() {
        return ended.isEmpty();
    }
}
