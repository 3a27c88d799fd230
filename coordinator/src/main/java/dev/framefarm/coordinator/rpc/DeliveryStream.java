package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.engine.Engine;
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
 * leaves nothing behind. gRPC calls it on the deliveries' threads, one call at a time.
 */
final class DeliveryStream implements StreamObserver<DeliveryPart> {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStream.class);

    private final AgentId agent;
    private final Engine farm;
    private final AgentShare share;
    private final long largest;
    private final ServerCallStreamObserver<Verdict> call;
    private Runnable giveBack = () -> {};
    private @Nullable Incoming incoming;
    private @Nullable Evidence evidence;
    private boolean over;

    DeliveryStream(AgentId agent, Engine farm, AgentShare share, long largest, ServerCallStreamObserver<Verdict> call) {
        this.agent = agent;
        this.farm = farm;
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
            if (incoming != null) {
                incoming.close();
            }
        } catch (IOException broken) {
            LOG.warn("Agent {}: a delivery could not be removed", agent, broken);
        } finally {
            giveBack.run();
        }
    }

    private void header(DeliveryHeader header) throws IOException {
        BadMessage.check(incoming == null, "one header", "another");
        giveBack = share.take(agent);
        incoming = new Incoming(farm, agent, SessionMapper.leaseId(header.getLeaseId()), largest);
    }

    private void data(ByteString data) throws IOException {
        begun().write(data);
    }

    private void evidence(dev.framefarm.v1.Evidence sent) {
        begun();
        evidence = EvidenceMapper.evidence(sent);
    }

    private Incoming begun() {
        if (incoming == null) {
            throw new BadMessage("expected a delivery to begin with its header, found none");
        }
        return incoming;
    }

    private void fail(Exception broken) {
        discard();
        call.onError(StatusTable.of(broken).asRuntimeException());
    }
}
