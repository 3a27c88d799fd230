package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.Deliveries;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.v1.Arrived;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.RecallRequest;
import dev.framefarm.v1.Verdict;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Deliveries up. They hold a thread only while bytes are written or judged, however long the encode lasts. */
final class DeliveryCalls {
    /** Chunks on their way to the disk: one is written while the next ones arrive. */
    private static final int AHEAD = 4;

    private final Deliveries deliveries;
    private final Transfers transfers;
    private final int most;
    private final ScheduledExecutorService watch;
    private final Duration hurry;
    private final Shares threads;

    /** {@code hurry} is how long a delivery may be open without a header. */
    DeliveryCalls(
            Deliveries deliveries,
            Transfers transfers,
            int most,
            ScheduledExecutorService watch,
            Duration hurry,
            Shares threads) {
        this.deliveries = deliveries;
        this.transfers = transfers;
        this.most = most;
        this.watch = watch;
        this.hurry = hurry;
        this.threads = threads;
    }

    /** What came of a delivery whose line broke; nothing has no digest. */
    void recall(AgentId agent, RecallRequest request, StreamObserver<Arrived> answer) {
        try {
            Arrived told = deliveries
                    .arrived(agent, SessionMapper.leaseId(request.getLeaseId()))
                    .map(EvidenceMapper::arrived)
                    .orElse(Arrived.getDefaultInstance());
            answer.onNext(told);
            answer.onCompleted();
        } catch (IOException | RuntimeException broken) {
            answer.onError(StatusTable.of(broken).asRuntimeException());
        }
    }

    StreamObserver<DeliveryPart> deliver(AgentId agent, StreamObserver<Verdict> answer) {
        ServerCallStreamObserver<Verdict> call = (ServerCallStreamObserver<Verdict>) answer;
        DeliveryStream stream = new DeliveryStream(agent, deliveries, transfers, most, call);
        // What is asked for is bounded, so that a disk slower than the wire slows the wire down.
        call.disableAutoRequest();
        call.setOnCancelHandler(stream::broke);
        call.setOnCloseHandler(stream::broke);
        stream.begin(end -> later(agent, end));
        call.request(AHEAD);
        return stream;
    }

    /** On the agent's own threads: a header that came may wait for one of them, and is not late. */
    private Future<?> later(AgentId agent, Runnable end) {
        return watch.schedule(() -> threads.of(agent).execute(end), hurry.toMillis(), TimeUnit.MILLISECONDS);
    }
}
