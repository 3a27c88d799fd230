package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.model.Lease;
import java.time.Duration;
import java.time.Instant;

/** How fast a lease goes on, and when it will end at that. */
public final class Pace {
    private static final double TELLING_SECONDS = 2;

    private Pace() {}

    /** Units per second so far; before that can be told, what was expected of the agent. */
    public static double of(Lease lease, Instant now) {
        double seconds = Math.max(0.001, Duration.between(lease.granted(), now).toMillis() / 1000.0);
        if (lease.done() > 0 && seconds >= TELLING_SECONDS) {
            return lease.done() / seconds;
        }
        double expected = lease.speed() > 0 ? lease.speed() : lease.interval().length();
        return Math.min(expected, lease.interval().length() / seconds);
    }

    public static double secondsLeft(Lease lease, Instant now) {
        return (lease.interval().length() - lease.done()) / Math.max(of(lease, now), 1e-6);
    }
}
