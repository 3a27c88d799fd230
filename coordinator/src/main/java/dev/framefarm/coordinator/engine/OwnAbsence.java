package dev.framefarm.coordinator.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When we ourselves were away: the machine slept, its clock was set, the database did not answer. Agents could not be
 * heard meanwhile, so their silence says nothing until they had a lease's term to speak again.
 */
final class OwnAbsence {
    /** We look around every second. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final Duration term;
    private @Nullable Instant lastLook;
    private Instant forgiven = Instant.MIN;

    OwnAbsence(Duration term) {
        this.term = term;
    }

    void look(Instant now) {
        if (lastLook != null && Duration.between(lastLook, now).abs().compareTo(SHORTEST) > 0) {
            forgiven = now.plus(term);
        }
        lastLook = now;
    }

    boolean isForgiven(Instant now) {
        return now.isBefore(forgiven);
    }
}
