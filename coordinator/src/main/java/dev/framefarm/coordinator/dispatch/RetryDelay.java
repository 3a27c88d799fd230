package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.ledger.Setback;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An agent that failed somewhere leaves the place to others: as long as one of them has not failed there too, and in any
 * case for a while, longer each time.
 */
final class RetryDelay {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration FIRST_WITHOUT_ROOM = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 6;
    /** The others may be busy with something more urgent for ever. */
    private static final Duration PATIENCE_WITH_OTHERS = Duration.ofMinutes(5);

    private RetryDelay() {}

    /** When the asking agent may try the interval again; empty: now. */
    static Optional<Instant> until(Ledger ledger, LedgerCommand.Ask ask, Interval interval) {
        List<Setback> setbacks = ledger.setbacksOf(ask.agent(), interval);
        return setbacks.stream()
                .max(Comparator.comparing(Setback::at))
                .map(last -> last.at().plus(delay(ledger, ask, interval, last, setbacks.size())));
    }

    /** Setbacks of the asking agent where it may try again although others have not yet: those had their time. */
    static Set<Setback> outwaited(Ledger ledger, LedgerCommand.Ask ask, Interval interval) {
        return ledger.pieces(interval).stream()
                .filter(piece -> anotherCould(ledger, ask, piece))
                .flatMap(piece -> ledger.setbacksOf(ask.agent(), piece).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean anotherCould(Ledger ledger, LedgerCommand.Ask ask, Interval interval) {
        return ask.others().stream()
                .anyMatch(other -> ledger.setbacksOf(other, interval).isEmpty());
    }

    private static Duration delay(Ledger ledger, LedgerCommand.Ask ask, Interval interval, Setback last, int setbacks) {
        Duration own = delay(last, setbacks);
        boolean patient = anotherCould(ledger, ask, interval) && own.compareTo(PATIENCE_WITH_OTHERS) < 0;
        return patient ? PATIENCE_WITH_OTHERS : own;
    }

    /** Memory and disk space come back slower than luck; a longer lead-in is there at once. */
    private static Duration delay(Setback last, int setbacks) {
        if (last.code().blame() == EndCode.Blame.LEAD_IN) {
            return Duration.ZERO;
        }
        Duration first = last.code().blame() == EndCode.Blame.SHORTAGE ? FIRST_WITHOUT_ROOM : FIRST;
        return first.multipliedBy(1L << Math.min(setbacks - 1, MOST_DOUBLINGS));
    }
}
