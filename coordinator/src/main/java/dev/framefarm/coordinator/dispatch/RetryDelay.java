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
import java.util.stream.Stream;

/**
 * An agent that failed somewhere leaves the place to others: as long as one of them has not failed there too, and in any
 * case for a while, longer each time. What it gave back it may have again soon, and later each time.
 */
final class RetryDelay {
    private static final Duration FIRST = Duration.ofSeconds(5);
    /** The line that broke, or the coordinator that went, is there again or has been replaced. */
    private static final Duration FIRST_AFTER_HAND_BACK = Duration.ofSeconds(1);

    private static final Duration FIRST_WITHOUT_ROOM = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 6;
    /** The others may be busy with something more urgent for ever. */
    private static final Duration PATIENCE_WITH_OTHERS = Duration.ofMinutes(5);

    private RetryDelay() {}

    /** When the asking agent may try the interval again; empty: now. */
    static Optional<Instant> until(Ledger ledger, LedgerCommand.Ask ask, Interval interval) {
        List<Setback> setbacks = ledger.setbacksOf(ask.agent(), interval);
        List<Setback> givenBack = ledger.givenBackBy(ask.agent(), interval);
        Optional<Instant> afterSetbacks =
                last(setbacks).map(last -> last.at().plus(delay(ledger, ask, interval, last, setbacks.size())));
        Optional<Instant> afterHandBacks =
                last(givenBack).map(last -> last.at().plus(grown(FIRST_AFTER_HAND_BACK, givenBack.size())));
        return Stream.of(afterSetbacks, afterHandBacks)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** What the asking agent met last in the interval. */
    static Optional<Setback> last(Ledger ledger, LedgerCommand.Ask ask, Interval interval) {
        return last(ledger.setbacksOver(interval).stream()
                .filter(each -> each.agent().equals(ask.agent()))
                .toList());
    }

    private static Optional<Setback> last(List<Setback> setbacks) {
        return setbacks.stream().max(Comparator.comparing(Setback::at));
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
        return grown(first, setbacks);
    }

    private static Duration grown(Duration first, int times) {
        return first.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
    }
}
