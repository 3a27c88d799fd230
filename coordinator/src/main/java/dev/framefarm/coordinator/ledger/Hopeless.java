package dev.framefarm.coordinator.ledger;

import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;

/** When to stop trying: it is the film, then, and not the fleet. */
public final class Hopeless {
    private static final int AGENTS = 3;
    private static final int ATTEMPTS = 5;
    private static final int LEAD_IN_DOUBLINGS = 8;

    private Hopeless() {}

    /** Failures elsewhere in a long interval are of other places and do not add up. */
    public static boolean at(Ledger ledger, Interval interval) {
        return ledger.pieces(interval).stream().anyMatch(piece -> isHopeless(ledger, piece));
    }

    private static boolean isHopeless(Ledger ledger, Interval piece) {
        long attempts = ledger.setbacksOver(piece).stream()
                .filter(each -> each.code().blame() == EndCode.Blame.ATTEMPT)
                .count();
        return ledger.agentsThatFailed(piece) >= AGENTS
                || attempts >= ATTEMPTS
                || ledger.leadInDoublings(piece) >= LEAD_IN_DOUBLINGS;
    }
}
