package dev.framefarm.agent.link;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The wait before the next try: from 0.2 s, doubling to 10 s, each between half and whole, so that a
 * thousand agents whose coordinator came back do not all come at once. Not thread-safe.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DoubleSupplier random;
    private Duration next = FIRST;

    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    Duration next() {
        long whole = next.toMillis();
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return Duration.ofMillis((long) (whole * (0.5 + random.getAsDouble() / 2)));
    }

    void reset() {
        next = FIRST;
    }
}
