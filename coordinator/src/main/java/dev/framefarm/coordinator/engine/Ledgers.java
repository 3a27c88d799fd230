package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.LaneId;
import java.util.Optional;

/** The ledgers of running lanes: shared, changed one command at a time, allowed to vanish at any moment. */
public interface Ledgers {
    LedgerReply apply(LaneId lane, LedgerCommand command);

    Optional<Ledger> find(LaneId lane);

    void drop(LaneId lane);
}
