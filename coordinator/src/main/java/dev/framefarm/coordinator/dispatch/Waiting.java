package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.ledger.Setback;
import dev.framefarm.coordinator.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** Why an agent that asked gets nothing of a lane, in words for the dashboard. */
final class Waiting {
    private Waiting() {}

    static String reason(Ledger ledger, LedgerCommand.Ask ask) {
        if (ledger.isComplete()) {
            return "the lane is complete";
        }
        if (!ledger.free().isEmpty()) {
            return barred(ledger, ask);
        }
        double last = ledger.leases().stream()
                .mapToDouble(lease -> Pace.secondsLeft(lease, ask.now()))
                .max()
                .orElse(0);
        return "all is leased; the last piece ends in about " + Math.round(last) + " s";
    }

    /** The place that the agent may have first again says what happened and how long it takes. */
    private static String barred(Ledger ledger, LedgerCommand.Ask ask) {
        Comparator<Interval> soonest = Comparator.comparing(
                piece -> RetryDelay.until(ledger, ask, piece).orElse(ask.now()));
        return ledger.free().stream()
                .flatMap(gap -> ledger.pieces(gap).stream())
                .min(soonest)
                .flatMap(piece -> RetryDelay.last(ledger, ask, piece)
                        .map(last -> barred(
                                ask, last, RetryDelay.until(ledger, ask, piece).orElse(ask.now()))))
                .orElse("no free place begins at a cut");
    }

    private static String barred(LedgerCommand.Ask ask, Setback last, Instant until) {
        long seconds = Math.max(1, Duration.between(ask.now(), until).toSeconds());
        return "agent " + ask.agent() + " tries what is free again in " + seconds + " s unless another does; last time "
                + last.code().words();
    }
}
