package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.engine.Deliveries;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.v1.DeliveryHeader;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.Verdict;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One delivery on its way in: a header, bytes, the evidence, and only then a judgement. Anything else
 * leaves nothing behind. gRPC calls it on the deliveries' threads, one call at a time. Digest and length are
 * the engine's to compare: the blob store measures both while it writes, and once is enough.
 */
final class DeliveryStream implements StreamObserver<DeliveryPart> {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStream.class);

    private final AgentId agent;
    private final Deliveries deliveries;
    private final AgentShare share;
    private final long largest;
    private final ServerCallStreamObserver<Verdict> call;
    private Runnable giveBack = () -> {};
    private Deliveries.@Nullable Receiving receiving;
    private long bytes;
    private @Nullable Evidence evidence;
    private boolean over;

    DeliveryStream(
            AgentId agent,
            Deliveries deliveries,
            AgentShare share,
            long largest,
            ServerCallStreamObserver<Verdict> call) {
        this.agent = agent;
        this.deliveries = deliveries;
        this.share = share;
        this.largest = largest;
        this.call = call;
    }

    @Override
    public void onNext(DeliveryPart part) {
        if (over) {
            return;
        }
        try {
            BadMessage.check(evidence == null, "nothing after the evidence", part.getPartCase());
            switch (part.getPartCase()) {
                case HEADER -> header(part.getHeader());
                case DATA -> data(part.getData());
                case EVIDENCE -> evidence(part.getEvidence());
                case PART_NOT_SET -> throw new BadMessage("expected a part of a known kind, found none");
            }
            call.request(1);
        } catch (IOException | RuntimeException broken) {
            fail(broken);
        }
    }

    @Override
    public void onCompleted() {
        if (over) {
            return;
        }
        try {
            Evidence told = evidence;
            if (told == null) {
                throw new BadMessage("expected the evidence before the end of a delivery, found none");
            }
            Verdict verdict = EvidenceMapper.verdict(begun().judge(told));
            discard();
            call.onNext(verdict);
            call.onCompleted();
        } catch (IOException | RuntimeException broken) {
            fail(broken);
        }
    }

    @Override
    public void onError(Throwable broken) {
        discard();
    }

    /** Leaves nothing behind; after a judgement there is nothing to leave. */
    void discard() {
        over = true;
        try {
            if (receiving != null) {
                receiving.close();
            }
        } catch (IOException broken) {
            LOG.warn("Agent {}: a delivery could not be removed", agent, broken);
        } finally {
            giveBack.run();
        }
    }

    private void header(DeliveryHeader header) throws IOException {
        BadMessage.check(receiving == null, "one header", "another");
        giveBack = share.take(agent);
        receiving = deliveries.receive(agent, SessionMapper.leaseId(header.getLeaseId()));
    }

    private void data(ByteString data) throws IOException {
        Deliveries.Receiving begun = begun();
        bytes += data.size();
        if (bytes > largest) {
            throw new TooMany("A delivery may have at most " + largest + " bytes.");
        }
        data.writeTo(begun.bytes());
    }

    private void evidence(dev.framefarm.v1.Evidence sent) {
        begun();
        evidence = EvidenceMapper.evidence(sent);
    }

    private Deliveries.Receiving begun() {
        if (receiving == null) {
            throw new BadMessage("expected a delivery to begin with its header, found none");
        }
        return receiving;
    }

    private void fail(Exception broken) {
        discard();
        call.onError(StatusTable.of(broken).asRuntimeException());
    }
}
