package dev.framefarm.coordinator.grid;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.engine.Ledgers;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.LaneId;
import java.util.Optional;
import javax.cache.processor.EntryProcessorException;

/** Ledgers in Ignite: each is owned by one coordinator, where all its commands run, and copied to another. */
public final class IgniteLedgers implements Ledgers {
    private final Grid grid;

    public IgniteLedgers(Grid grid) {
        this.grid = grid;
    }

    @Override
    public LedgerReply apply(LaneId lane, LedgerCommand command) {
        byte[] bytes = LedgerCommandMapper.write(command).toByteArray();
        try {
            byte[] reply =
                    grid.call(ignite -> GridCaches.ledgers(ignite).invoke(lane.toString(), new LedgerProcessor(bytes)));
            return LedgerReplyMapper.read(dev.framefarm.v1.LedgerReply.parseFrom(reply));
        } catch (EntryProcessorException e) {
            throw new IllegalStateException("the ledger of " + lane + " cannot take " + command, e);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("not a ledger's reply: " + lane, e);
        }
    }

    @Override
    public Optional<Ledger> find(LaneId lane) {
        Optional<byte[]> held = grid.call(
                ignite -> Optional.ofNullable(GridCaches.ledgers(ignite).get(lane.toString())));
        try {
            return held.isEmpty() ? Optional.empty() : Optional.of(LedgerProcessor.read(held.get()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("not a ledger: " + lane, e);
        }
    }

    @Override
    public void drop(LaneId lane) {
        grid.call(ignite -> GridCaches.ledgers(ignite).remove(lane.toString()));
    }
}
