package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Lease;
import java.util.List;
import java.util.Optional;

/** What became of a command. {@code ledger} is empty when there is none to change: it must be opened first. */
public record LedgerReply(
        Optional<Ledger> ledger, Optional<Lease> granted, List<Lease> ended, Optional<String> refusal) {
    public LedgerReply {
        ended = List.copyOf(ended);
    }

    public static LedgerReply absent() {
        return new LedgerReply(Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    static LedgerReply of(Ledger ledger, List<Lease> ended) {
        return new LedgerReply(Optional.of(ledger), Optional.empty(), ended, Optional.empty());
    }

    static LedgerReply granting(Ledger ledger, Lease granted, List<Lease> ended) {
        return new LedgerReply(Optional.of(ledger), Optional.of(granted), ended, Optional.empty());
    }

    static LedgerReply refusing(Ledger ledger, String why) {
        return new LedgerReply(Optional.of(ledger), Optional.empty(), List.of(), Optional.of(why));
    }
}
