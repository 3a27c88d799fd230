package dev.framefarm.agent.link;

import dev.framefarm.agent.attempt.Outcome;
import dev.framefarm.agent.engine.Capabilities;
import dev.framefarm.agent.engine.HeldLease;
import dev.framefarm.agent.engine.Offer;
import dev.framefarm.agent.engine.Pulse;
import dev.framefarm.agent.engine.Session;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.Leaving;
import dev.framefarm.v1.Placing;
import io.grpc.stub.ClientCallStreamObserver;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The agent's half of one session stream. Thread-safe; says nothing more once it is closed or broken. */
final class GrpcSession implements Session {
    private final String version;
    private final ClientCallStreamObserver<AgentMessage> call;
    /** What is in the way past the coordinator. */
    private final Supplier<Placing> placing;

    private Placing told = Placing.getDefaultInstance();
    private boolean closed;

    GrpcSession(String version, ClientCallStreamObserver<AgentMessage> call, Supplier<Placing> placing) {
        this.version = version;
        this.call = call;
        this.placing = placing;
    }

    @Override
    public void hello(Capabilities capabilities, Map<String, Double> pixelsPerSecond, List<HeldLease> held) {
        send(message().setHello(Messages.hello(version, capabilities, pixelsPerSecond, held, placing())));
    }

    @Override
    public void heartbeat(Pulse pulse, Capabilities capabilities) {
        send(message().setHeartbeat(Messages.heartbeat(pulse, capabilities)));
        if (isNews()) {
            capabilities(capabilities, pulse.pixelsPerSecond());
        }
    }

    @Override
    public void offer(Offer offer) {
        send(message()
                .setOffer(dev.framefarm.v1.Offer.newBuilder()
                        .setFree(offer.free())
                        .setIdle(offer.idle())));
    }

    @Override
    public void ended(LeaseId lease, Outcome.Ended end) {
        send(message().setEnded(Messages.ended(lease, end)));
    }

    @Override
    public void capabilities(Capabilities capabilities, Map<String, Double> pixelsPerSecond) {
        send(message().setCapabilities(Messages.capabilities(capabilities, pixelsPerSecond, placing())));
    }

    @Override
    public void leaving(String reason) {
        send(message().setLeaving(Leaving.newBuilder().setReason(reason)));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            call.onCompleted();
        }
    }

    /** Gives it up without waiting for the other side. */
    synchronized void cancel(String why) {
        closed = true;
        call.cancel(why, null);
    }

    /** The stream has ended by itself. */
    synchronized void broken() {
        closed = true;
    }

    private synchronized Placing placing() {
        told = placing.get();
        return told;
    }

    private synchronized boolean isNews() {
        return !placing.get().equals(told);
    }

    private static AgentMessage.Builder message() {
        return AgentMessage.newBuilder();
    }

    private synchronized void send(AgentMessage.Builder message) {
        if (!closed) {
            call.onNext(message.build());
        }
    }
}
