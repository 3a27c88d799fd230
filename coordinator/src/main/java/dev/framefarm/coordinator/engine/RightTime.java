package dev.framefarm.coordinator.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether this machine's clock can be trusted. What is deleted goes by when coordinators say that it came: one whose clock is days
 * behind would have uploads and outputs taken away that just came, one that is days ahead would take away everybody's.
 */
final class RightTime {
    /** By so much the clocks of a farm may differ and nothing is lost: less than the least time that anything is kept. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private RightTime() {}

    /** What to tell an operator, where it is not; {@code shared} is the database's. */
    static Optional<String> fault(Instant own, Instant shared) {
        Duration ahead = Duration.between(shared, own);
        return ahead.abs().compareTo(LEEWAY) > 0
                ? Optional.of("this coordinator's clock is " + ahead.abs().toSeconds() + " s "
                        + (ahead.isNegative() ? "behind" : "ahead of") + " the database's; set it right")
                : Optional.empty();
    }
}
