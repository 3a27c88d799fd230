package dev.framefarm.coordinator.ledger;

import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;

/** When to stop trying: it is the film, then, and not the fleet. */
public final class Hopeless {
    private static final int AGENTS = 3;
    private static final int ATTEMPTS = 5;
    private static final int LEAD_IN_DOUBLINGS = 8;

    private Hopeless() {}

    public static boolean at(Ledger ledger, Interval interval) {
        long attempts = ledger.setbacksOver(interval).stream()
                .filter(each -> each.code().blame() == EndCode.Blame.ATTEMPT)
                .count();
        return ledger.agentsThatFailed(interval) >= AGENTS
                || attempts >= ATTEMPTS
                || ledger.leadInDoublings(interval) >= LEAD_IN_DOUBLINGS;
    }
}
