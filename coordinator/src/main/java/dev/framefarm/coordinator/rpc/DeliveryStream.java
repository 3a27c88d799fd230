package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.engine.Deliveries;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Gain;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.v1.DeliveryHeader;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.Verdict;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One delivery on its way in: a header, bytes, the evidence, and only then a judgement. Anything else
 * leaves nothing behind, but for a line that broke: what came over it may be gone on with. gRPC calls it on the deliveries' threads, one call at a time. Digest and length are
 * the engine's to compare: the blob store measures both while it writes, and once is enough.
 */
final class DeliveryStream implements StreamObserver<DeliveryPart> {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStream.class);

    private final AgentId agent;
    private final Deliveries deliveries;
    private final Transfers transfers;
    private final int most;
    private final ServerCallStreamObserver<Verdict> call;
    private Runnable giveBack = () -> {};
    private volatile boolean named;
    private Deliveries.@Nullable Receiving receiving;
    private @Nullable Evidence evidence;
    private Optional<Gain> gain = Optional.empty();
    private boolean over;
    /** Who answers the agent first: this stream, or somebody who cuts it. A call has one answer. */
    private final AtomicBoolean answered = new AtomicBoolean();

    DeliveryStream(
            AgentId agent,
            Deliveries deliveries,
            Transfers transfers,
            int most,
            ServerCallStreamObserver<Verdict> call) {
        this.agent = agent;
        this.deliveries = deliveries;
        this.transfers = transfers;
        this.most = most;
        this.call = call;
    }

    /** It is a transfer from here on, and has until {@code later} to say of which lease. */
    void begin(Function<Runnable, Future<?>> later) {
        try {
            giveBack = transfers.begin(agent, Transfers.Way.UP, most, this::cut);
            Future<?> end = later.apply(this::demandHeader);
            Runnable leave = giveBack;
            giveBack = () -> {
                end.cancel(false);
                leave.run();
            };
        } catch (RuntimeException refused) {
            fail(refused);
        }
    }

    private void demandHeader() {
        if (!named) {
            cut(Status.DEADLINE_EXCEEDED.withDescription("A delivery begins with its header; none came in time."));
        }
    }

    @Override
    public void onNext(DeliveryPart part) {
        if (over || answered.get()) {
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
        if (over || answered.get()) {
            return;
        }
        try {
            Evidence told = evidence;
            if (told == null) {
                throw new BadMessage("expected the evidence before the end of a delivery, found none");
            }
            Verdict verdict = EvidenceMapper.verdict(begun().judge(told, gain));
            discard();
            if (answered.compareAndSet(false, true)) {
                call.onNext(verdict);
                call.onCompleted();
            }
        } catch (IOException | RuntimeException broken) {
            fail(broken);
        }
    }

    @Override
    public void onError(Throwable broken) {
        broke();
    }

    /** What came is kept for a while, unless whoever cut the stream took away the right to it. */
    void broke() {
        if (!over) {
            end(answered.get() ? Deliveries.Receiving::close : Deliveries.Receiving::broke);
        }
    }

    /** Leaves nothing behind; after a judgement there is nothing to leave. */
    private void discard() {
        end(Deliveries.Receiving::close);
    }

    private interface Ending {
        void end(Deliveries.Receiving receiving) throws IOException;
    }

    private void end(Ending how) {
        over = true;
        try {
            if (receiving != null) {
                how.end(receiving);
            }
        } catch (IOException broken) {
            LOG.warn("Agent {}: a delivery could not be removed", agent, broken);
        } finally {
            giveBack.run();
        }
    }

    private void header(DeliveryHeader header) throws IOException {
        BadMessage.check(receiving == null, "one header", "another");
        named = true;
        LeaseId lease = SessionMapper.leaseId(header.getLeaseId());
        giveBack.run();
        // Known before the right is asked for, so that whoever takes the right away finds it.
        if (header.hasGoesOn()) {
            giveBack = transfers.replace(agent, lease, Transfers.Way.UP, most, this::cut);
            receiving = deliveries.goOn(agent, lease, EvidenceMapper.arrived(header.getGoesOn()));
        } else {
            giveBack = transfers.begin(agent, lease, Transfers.Way.UP, most, this::cut);
            receiving = deliveries.receive(agent, lease);
        }
    }

    private void data(ByteString data) throws IOException {
        data.writeTo(begun().bytes());
    }

    private void evidence(dev.framefarm.v1.Evidence sent) {
        begun();
        gain = EvidenceMapper.gain(sent);
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
        cut(StatusTable.of(broken));
    }

    /** From any thread. What was written goes when gRPC says, in the order of its calls, that the stream is closed. */
    private void cut(Status why) {
        if (answered.compareAndSet(false, true)) {
            call.onError(why.asRuntimeException());
        }
    }
}
