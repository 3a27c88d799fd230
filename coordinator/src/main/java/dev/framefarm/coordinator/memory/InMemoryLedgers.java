package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.dispatch.LedgerChange;
import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.engine.Ledgers;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.LaneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Ledgers in a map, changed one command at a time. */
public final class InMemoryLedgers implements Ledgers {
    private final Map<LaneId, Ledger> ledgers = new HashMap<>();

    @Override
    public synchronized LedgerReply apply(LaneId lane, LedgerCommand command) {
        LedgerReply reply = LedgerChange.apply(find(lane), command);
        reply.ledger().ifPresent(ledger -> ledgers.put(lane, ledger));
        return reply;
    }

    @Override
    public synchronized Optional<Ledger> find(LaneId lane) {
        return Optional.ofNullable(ledgers.get(lane));
    }

    @Override
    public synchronized void drop(LaneId lane) {
        ledgers.remove(lane);
    }

    /** Forgets everything, as a lost cluster would. */
    public synchronized void wipe() {
        ledgers.clear();
    }
}
