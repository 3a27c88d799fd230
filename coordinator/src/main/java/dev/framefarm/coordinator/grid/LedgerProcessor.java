package dev.framefarm.coordinator.grid;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.framefarm.coordinator.dispatch.LedgerChange;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.v1.LedgerCommand;
import dev.framefarm.v1.LedgerState;
import java.util.Optional;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.cache.CacheEntryProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command on the node that owns the ledger, one at a time for each ledger. It carries bytes only,
 * so that two versions of this class need to agree on nothing but the messages.
 */
final class LedgerProcessor implements CacheEntryProcessor<String, byte[], byte[]> {
    private static final long serialVersionUID = 1;

    private final byte[] command;

    LedgerProcessor(byte[] command) {
        this.command = command;
    }

    @Override
    public byte[] process(MutableEntry<String, byte[]> entry, Object... none) {
        try {
            return process(entry, entry.getValue());
        } catch (InvalidProtocolBufferException e) {
            throw new EntryProcessorException("not a ledger or not a command: " + entry.getKey(), e);
        }
    }

    private byte[] process(MutableEntry<String, byte[]> entry, byte @Nullable [] held)
            throws InvalidProtocolBufferException {
        Optional<Ledger> before = held == null ? Optional.empty() : Optional.of(read(held));
        LedgerReply reply = LedgerChange.apply(before, LedgerCommandMapper.read(LedgerCommand.parseFrom(command)));
        Optional<LedgerState> after = reply.ledger().map(LedgerStateMapper::write);
        if (!reply.ledger().equals(before)) {
            after.ifPresent(state -> entry.setValue(state.toByteArray()));
        }
        return LedgerReplyMapper.write(reply, after).toByteArray();
    }

    static Ledger read(byte[] held) throws InvalidProtocolBufferException {
        return LedgerStateMapper.read(LedgerState.parseFrom(held));
    }
}
