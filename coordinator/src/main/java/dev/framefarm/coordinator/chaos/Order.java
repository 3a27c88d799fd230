package dev.framefarm.coordinator.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** Of those that have ended, the one so far up among all; 0.5 is the one in the middle. */
    static Optional<Duration> took(List<Order> orders, double part) {
        List<Duration> all = orders.stream()
                .flatMap(each -> each.ended().stream())
                .map(Ended::took)
                .sorted()
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get((int) ((all.size() - 1) * part)));
    }

    boolean isOpen() {
        return ended.isEmpty();
    }
}
