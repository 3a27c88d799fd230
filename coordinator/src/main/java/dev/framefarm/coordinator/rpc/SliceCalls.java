package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.engine.Slices;
import dev.framefarm.coordinator.engine.SourceBroken;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.SliceChunk;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slices down, or where to read them. Each one holds a thread while it lasts, because FFmpeg is read by blocking. */
final class SliceCalls {
    private static final Logger LOG = LoggerFactory.getLogger(SliceCalls.class);

    private final Slices slices;
    private final Transfers transfers;
    private final int most;
    private final Executor threads;
    private final Duration stall;

    SliceCalls(Slices slices, Transfers transfers, int most, Executor threads, Duration stall) {
        this.slices = slices;
        this.transfers = transfers;
        this.most = most;
        this.threads = threads;
        this.stall = stall;
    }

    void fetch(AgentId agent, FetchRequest request, StreamObserver<SliceChunk> answer) {
        ServerCallStreamObserver<SliceChunk> call = (ServerCallStreamObserver<SliceChunk>) answer;
        try {
            BadMessage.check(request.getFrom() >= 0, "a slice from byte 0 or later", request.getFrom());
            begin(agent, request, call);
        } catch (RuntimeException refused) {
            call.onError(StatusTable.of(refused).asRuntimeException());
        }
    }

    private void begin(AgentId agent, FetchRequest request, ServerCallStreamObserver<SliceChunk> call) {
        LeaseId lease = SessionMapper.leaseId(request.getLeaseId());
        SliceSink sink = new SliceSink(call, stall, request.getFrom());
        boolean directly = request.getDirectly() && request.getFrom() == 0;
        FutureTask<Void> task = new FutureTask<>(() -> give(agent, lease, directly, sink), null);
        Runnable giveBack = transfers.replace(agent, lease, Transfers.Way.DOWN, most, why -> {
            sink.cut(why);
            task.cancel(true);
        });
        call.setOnReadyThreshold(SliceSink.AHEAD);
        call.setOnReadyHandler(sink::ready);
        call.setOnCloseHandler(giveBack);
        call.setOnCancelHandler(() -> {
            giveBack.run();
            sink.cancel();
            // The writer may be waiting for FFmpeg and not for the agent; an interrupt ends that too.
            task.cancel(true);
        });
        try {
            threads.execute(task);
        } catch (RuntimeException busy) {
            giveBack.run();
            throw busy;
        }
    }

    private void give(AgentId agent, LeaseId lease, boolean directly, SliceSink sink) {
        try {
            Optional<Slices.Reading> reading = directly ? slices.reading(agent, lease) : Optional.empty();
            if (reading.isPresent()) {
                sink.instead(SliceMapper.reading(reading.get()));
                slices.figures().direct();
            } else {
                stream(agent, lease, sink);
            }
            sink.complete();
        } catch (IOException | RuntimeException broken) {
            if (sink.isCancelled()) {
                LOG.debug("Agent {}: slice of {} given up", agent, lease);
            } else {
                LOG.info("Agent {}: slice of {} broke off: {}", agent, lease, broken.getMessage());
                Status status = status(sink, broken);
                sink.cut(status);
                if (status.getCode() == Status.Code.UNAVAILABLE) {
                    slices.troubled(agent, lease, broken);
                }
            }
        }
    }

    private void stream(AgentId agent, LeaseId lease, SliceSink sink) throws IOException {
        try {
            slices.stream(agent, lease, sink);
            sink.end();
        } finally {
            slices.figures().relayed(sink.sent());
        }
    }

    /**
     * The agent must be able to tell a broken source, which ends the job in time, from trouble of this coordinator, which
     * says nothing of the film and would fail it at one agent after the other.
     */
    private static Status status(SliceSink sink, Exception broken) {
        if (sink.isStalled()) {
            return Status.DEADLINE_EXCEEDED.withDescription(broken.getMessage());
        }
        if (broken instanceof SourceBroken) {
            return Status.DATA_LOSS.withDescription(broken.getMessage());
        }
        Status told = StatusTable.of(broken);
        boolean ours = told.getCode() == Status.Code.INTERNAL || broken instanceof NoRoom;
        return ours ? Status.UNAVAILABLE.withDescription(told.getDescription()) : told;
    }
}
