package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.ledger.Setback;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An agent that failed somewhere leaves the place to others for a while, longer each time. */
final class RetryDelay {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration FIRST_WITHOUT_ROOM = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 6;

    private RetryDelay() {}

    /** When the agent may try the interval again; empty: now. */
    static Optional<Instant> until(Ledger ledger, AgentId agent, Interval interval) {
        List<Setback> setbacks = ledger.setbacksOf(agent, interval);
        return setbacks.stream()
                .max(Comparator.comparing(Setback::at))
                .map(last -> last.at().plus(delay(last, setbacks.size())));
    }

    /** Memory and disk space come back slower than luck. */
    private static Duration delay(Setback last, int setbacks) {
        Duration first = last.code().blame() == EndCode.Blame.SHORTAGE ? FIRST_WITHOUT_ROOM : FIRST;
        return first.multipliedBy(1L << Math.min(setbacks - 1, MOST_DOUBLINGS));
    }
}
