package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.v1.LedgerState;
import java.util.Optional;

/** What became of a command, as a message and back. */
final class LedgerReplyMapper {
    private LedgerReplyMapper() {}

    /** The ledger comes as a message already, because it is stored as the same one. */
    static dev.framefarm.v1.LedgerReply write(LedgerReply reply, Optional<LedgerState> ledger) {
        var message = dev.framefarm.v1.LedgerReply.newBuilder().setAbsent(ledger.isEmpty());
        ledger.ifPresent(message::setLedger);
        reply.granted().map(LedgerStateMapper::lease).ifPresent(message::setGranted);
        reply.ended().forEach(lease -> message.addEnded(LedgerStateMapper.lease(lease)));
        reply.refusal().ifPresent(message::setRefusal);
        return message.build();
    }

    static LedgerReply read(dev.framefarm.v1.LedgerReply message) {
        if (message.getAbsent()) {
            return LedgerReply.absent();
        }
        return new LedgerReply(
                Optional.of(LedgerStateMapper.read(message.getLedger())),
                message.hasGranted() ? Optional.of(LedgerStateMapper.lease(message.getGranted())) : Optional.empty(),
                message.getEndedList().stream().map(LedgerStateMapper::lease).toList(),
                Optional.of(message.getRefusal()).filter(why -> !why.isEmpty()));
    }
}
