package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.Landing;
import dev.framefarm.coordinator.engine.Placements;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.v1.PlaceAnswer;
import dev.framefarm.v1.PlaceRequest;
import dev.framefarm.v1.PlacedDelivery;
import dev.framefarm.v1.Verdict;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Deliveries that agents put into the blob store themselves. Called on the deliveries' threads; judging counts as a
 * transfer of its lease, and is cut with it.
 */
final class PlaceCalls {
    private final Placements placements;
    private final Transfers transfers;
    private final int most;

    PlaceCalls(Placements placements, Transfers transfers, int most) {
        this.placements = placements;
        this.transfers = transfers;
        this.most = most;
    }

    void place(AgentId agent, PlaceRequest request, StreamObserver<PlaceAnswer> answer) {
        try {
            LeaseId lease = SessionMapper.leaseId(request.getLeaseId());
            Blob blob = EvidenceMapper.blob(request.getSha256(), request.getBytes());
            answer.onNext(placements
                    .place(agent, lease, blob)
                    .map(PlaceCalls::told)
                    .orElse(PlaceAnswer.getDefaultInstance()));
            answer.onCompleted();
        } catch (IOException | RuntimeException broken) {
            answer.onError(StatusTable.of(broken).asRuntimeException());
        }
    }

    private static PlaceAnswer told(Landing.Place place) {
        return PlaceAnswer.newBuilder()
                .setUrl(place.address().toString())
                .putAllHeaders(place.headers())
                .build();
    }

    void deliver(AgentId agent, PlacedDelivery placed, StreamObserver<Verdict> answer) {
        // Who answers the agent first: the judge, or somebody who cuts it.
        AtomicBoolean answered = new AtomicBoolean();
        Runnable giveBack = () -> {};
        try {
            LeaseId lease = SessionMapper.leaseId(placed.getLeaseId());
            giveBack = transfers.begin(agent, lease, Transfers.Way.UP, most, why -> cut(answered, answer, why));
            Verdict verdict = EvidenceMapper.verdict(placements.judge(
                    agent,
                    lease,
                    EvidenceMapper.evidence(placed.getEvidence()),
                    EvidenceMapper.gain(placed.getEvidence())));
            if (answered.compareAndSet(false, true)) {
                answer.onNext(verdict);
                answer.onCompleted();
            }
        } catch (IOException | RuntimeException broken) {
            cut(answered, answer, StatusTable.of(broken));
        } finally {
            giveBack.run();
        }
    }

    private static void cut(AtomicBoolean answered, StreamObserver<Verdict> answer, Status why) {
        if (answered.compareAndSet(false, true)) {
            answer.onError(why.asRuntimeException());
        }
    }
}
