package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.AgentRefused;
import dev.framefarm.coordinator.engine.BeginAnew;
import dev.framefarm.coordinator.engine.EnrolmentRefused;
import dev.framefarm.coordinator.engine.LeaseRefused;
import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.engine.StillJudged;
import dev.framefarm.coordinator.engine.StoreAway;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an agent is told when something is thrown. What is not listed here is our fault and not its business. */
final class StatusTable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusTable.class);

    /** Refusals: their messages are written for the agent. */
    static final Map<Class<? extends Exception>, Status.Code> TABLE = Map.of(
            BadMessage.class, Status.Code.INVALID_ARGUMENT,
            LeaseRefused.class, Status.Code.PERMISSION_DENIED,
            EnrolmentRefused.class, Status.Code.PERMISSION_DENIED,
            AgentRefused.class, Status.Code.UNAUTHENTICATED,
            BeginAnew.class, Status.Code.ABORTED,
            StillJudged.class, Status.Code.UNAVAILABLE,
            NoRoom.class, Status.Code.RESOURCE_EXHAUSTED,
            StoreAway.class, Status.Code.UNAVAILABLE,
            TooMany.class, Status.Code.RESOURCE_EXHAUSTED);

    private StatusTable() {}

    static Status of(Throwable met) {
        Throwable thrown = met instanceof UncheckedIOException && met.getCause() != null ? met.getCause() : met;
        Status.Code code = TABLE.get(thrown.getClass());
        if (code != null) {
            return code.toStatus().withDescription(thrown.getMessage());
        }
        if (thrown instanceof StatusRuntimeException status) {
            return status.getStatus();
        }
        if (thrown instanceof StatusException status) {
            return status.getStatus();
        }
        if (thrown instanceof RejectedExecutionException) {
            return Status.UNAVAILABLE.withDescription("The coordinator is busy or about to stop; try again.");
        }
        // The words of a failed file or database may name what an agent need not know.
        LOG.warn("A call of an agent failed", thrown);
        return thrown instanceof java.io.IOException
                ? Status.UNAVAILABLE.withDescription("The coordinator could not read or write just now; try again.")
                : Status.INTERNAL.withDescription("The coordinator failed; its log says why.");
    }
}
