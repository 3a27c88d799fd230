package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;

/** Why an agent that asked gets nothing of a lane, in words for the dashboard. */
final class Waiting {
    private Waiting() {}

    static String reason(Ledger ledger, LedgerCommand.Ask ask) {
        if (ledger.isComplete()) {
            return "the lane is complete";
        }
        if (!ledger.free().isEmpty()) {
            return "agent " + ask.agent() + " failed on what is free and waits before it tries again";
        }
        double last = ledger.leases().stream()
                .mapToDouble(lease -> Pace.secondsLeft(lease, ask.now()))
                .max()
                .orElse(0);
        return "all is leased; the last piece ends in about " + Math.round(last) + " s";
    }
}
