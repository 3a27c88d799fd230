package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.model.Lease;
import java.time.Duration;
import java.time.Instant;

/** How fast a lease goes on, and when it will end at that. */
public final class Pace {
    private static final double TELLING_SECONDS = 2;
    /** After so many times what was expected, what the holder says of its progress is believed no longer. */
    private static final double OVERDUE = 4;
    /** What was expected follows from what the holder said of itself, so it is neither less nor more than these. */
    private static final double LEAST_EXPECTED_SECONDS = 5;

    private static final double MOST_EXPECTED_SECONDS = 120;

    private Pace() {}

    /** Units per second so far; before that can be told, what was expected of the agent. */
    public static double of(Lease lease, Instant now) {
        double seconds = age(lease, now);
        if (lease.done() > 0 && seconds >= TELLING_SECONDS) {
            return lease.done() / seconds;
        }
        double expected = lease.speed() > 0 ? lease.speed() : lease.interval().length();
        return Math.min(expected, lease.interval().length() / seconds);
    }

    /** An overdue lease is expected to take as long again as it took. */
    public static double secondsLeft(Lease lease, Instant now) {
        double left = (lease.interval().length() - lease.done()) / Math.max(of(lease, now), 1e-6);
        return isLongOverdue(lease, now) ? Math.max(age(lease, now), left) : left;
    }

    static boolean isLongOverdue(Lease lease, Instant now) {
        return age(lease, now) > OVERDUE * expected(lease);
    }

    private static double expected(Lease lease) {
        double seconds = lease.interval().length() / Math.max(lease.speed(), 1e-6);
        return Math.min(MOST_EXPECTED_SECONDS, Math.max(LEAST_EXPECTED_SECONDS, seconds));
    }

    private static double age(Lease lease, Instant now) {
        return Math.max(0.001, Duration.between(lease.granted(), now).toMillis() / 1000.0);
    }
}
