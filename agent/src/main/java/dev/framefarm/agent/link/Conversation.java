package dev.framefarm.agent.link;

import dev.framefarm.agent.engine.Inbox;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.CoordinatorMessage;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.Placing;
import dev.framefarm.v1.Welcome;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The coordinator's half of one session stream: reads its messages into the engine's inbox. */
final class Conversation implements ClientResponseObserver<AgentMessage, CoordinatorMessage> {
    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    private final String version;
    private final Inbox inbox;
    private final Listener listener;
    private final Shortcuts shortcuts;
    private final Supplier<Placing> placing;
    private @Nullable GrpcSession session;
    private volatile boolean welcome;

    /** What whoever keeps the connection must know. */
    interface Listener {
        void welcomed(Conversation conversation);

        /** What the time is there. */
        void told(Instant time);

        /** Coming back as we are would not help. */
        void refused(Conversation conversation, String why);

        void over(Conversation conversation, String why);
    }

    Conversation(String version, Inbox inbox, Listener listener, Shortcuts shortcuts, Supplier<Placing> placing) {
        this.version = version;
        this.inbox = inbox;
        this.listener = listener;
        this.shortcuts = shortcuts;
        this.placing = placing;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<AgentMessage> call) {
        session = new GrpcSession(version, call, placing);
    }

    GrpcSession session() {
        return Objects.requireNonNull(session, "the call has begun");
    }

    boolean isWelcome() {
        return welcome;
    }

    @Override
    public void onNext(CoordinatorMessage message) {
        switch (message.getMessageCase()) {
            case WELCOME -> welcome(message.getWelcome());
            case LEASE -> lease(message.getLease());
            case REVOKE ->
                inbox.revoked(
                        new LeaseId(message.getRevoke().getLeaseId()),
                        message.getRevoke().getReason());
            case DRAIN -> inbox.drain(message.getDrain().getDraining());
            case ASIDE -> inbox.putAside(message.getAside().getReason());
            case REFUSAL ->
                listener.refused(
                        this,
                        message.getRefusal().getReason() + " ("
                                + message.getRefusal().getCode() + ")");
            case MESSAGE_NOT_SET -> log.warn("the coordinator said something that this agent is too old for");
        }
    }

    @Override
    public void onError(Throwable cause) {
        Status status = Status.fromThrowable(cause);
        if (status.getCode() == Status.Code.UNAUTHENTICATED || status.getCode() == Status.Code.PERMISSION_DENIED) {
            listener.refused(this, status.getDescription() + " (" + status.getCode() + ")");
        }
        over(CallEnd.of(status));
    }

    @Override
    public void onCompleted() {
        over("the coordinator closed it");
    }

    private void over(String why) {
        session().broken();
        inbox.lost(session(), why);
        listener.over(this, why);
    }

    private void welcome(Welcome told) {
        welcome = true;
        shortcuts.offered(told.getPlacing());
        // Coordinators of an older version say nothing of it.
        if (told.getTimeMillis() > 0) {
            listener.told(Instant.ofEpochMilli(told.getTimeMillis()));
        }
        listener.welcomed(this);
        inbox.welcomed(
                told.getAgentId(), Duration.ofSeconds(Math.max(1, told.getHeartbeatSeconds())), told.getDraining());
    }

    private void lease(Lease lease) {
        try {
            inbox.leased(WorkMapper.lease(lease));
        } catch (IllegalArgumentException | ArithmeticException e) {
            if (!lease.getLeaseId().isBlank()) {
                inbox.unreadable(new LeaseId(lease.getLeaseId()), String.valueOf(e.getMessage()));
            }
        }
    }
}
