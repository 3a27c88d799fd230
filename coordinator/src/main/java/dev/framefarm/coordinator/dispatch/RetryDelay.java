package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.ledger.Setback;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** An agent that failed somewhere leaves the place to others for a while, longer each time. */
final class RetryDelay {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    private RetryDelay() {}

    /** When the agent may try the interval again; empty: now. */
    static Optional<Instant> until(Ledger ledger, AgentId agent, Interval interval) {
        long failures = ledger.failuresOf(agent, interval);
        if (failures == 0) {
            return Optional.empty();
        }
        Duration delay = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return ledger.setbacksOver(interval).stream()
                .filter(each -> each.agent().equals(agent))
                .map(Setback::at)
                .max(Comparator.naturalOrder())
                .map(last -> last.plus(delay));
    }
}
