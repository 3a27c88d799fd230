package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.AgentRefused;
import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.CoordinatorMessage;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one agent's session: from the opened stream to its end, whoever ends it. All that is read
 * or written happens in one serial order; callers from other threads only add to it.
 */
final class Session implements StreamObserver<AgentMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    /** How far an agent may run ahead of what is done with its messages. */
    private static final int AHEAD = 16;

    private final AgentId agent;
    private final ServerCallStreamObserver<CoordinatorMessage> call;
    private final Outbox outbox;
    private final Sessions sessions;
    private final Conversation conversation;
    private final NarrowExecutor serial;
    private final long patienceNanos;
    private final AtomicBoolean waking = new AtomicBoolean();
    private volatile long heard = System.nanoTime();
    /** Only touched in the serial order. */
    private boolean over;

    Session(
            AgentId agent,
            ServerCallStreamObserver<CoordinatorMessage> call,
            Sessions sessions,
            Engine farm,
            FarmSettings settings,
            InstantSource clock,
            Executor threads) {
        this.agent = agent;
        this.call = call;
        this.sessions = sessions;
        outbox = new Outbox(call);
        serial = new NarrowExecutor(threads, 1);
        patienceNanos = settings.heartbeat().toNanos() * FarmSettings.MISSED_HEARTBEATS;
        conversation = new Conversation(agent, farm, settings, clock, outbox::send, slots -> {
            sessions.transfers().has(agent, slots);
            sessions.enter(agent, this);
        });
    }

    void open() {
        call.setOnReadyHandler(() -> inOrder(outbox::flush));
        // Without a handler each message to an agent that is gone would throw.
        call.setOnCancelHandler(() -> serial.execute(this::end));
        call.disableAutoRequest();
        call.request(AHEAD);
        sessions.opened(this);
    }

    @Override
    public void onNext(AgentMessage message) {
        // When it came, not when its turn comes: a slow database is not the agent's silence.
        if (message.hasHello() || message.hasHeartbeat()) {
            heard = System.nanoTime();
        }
        inOrder(() -> {
            conversation.receive(message);
            call.request(1);
        });
    }

    @Override
    public void onError(Throwable broken) {
        serial.execute(this::end);
    }

    @Override
    public void onCompleted() {
        inOrder(() -> {
            call.onCompleted();
            end();
        });
    }

    void send(CoordinatorMessage message) {
        inOrder(() -> outbox.send(message));
    }

    /** Looks for work again, once for all who ask before it begins. */
    void wake() {
        if (conversation.hasRoom() && waking.compareAndSet(false, true)) {
            inOrder(() -> {
                waking.set(false);
                conversation.serve();
            });
        }
    }

    /** Ends the session for good. */
    void refuse(String code, String reason) {
        inOrder(() -> refuseNow(code, reason));
    }

    void cutIfSilent(long now) {
        if (now - heard > patienceNanos) {
            cut(Status.DEADLINE_EXCEEDED.withDescription("No heartbeat for " + patienceNanos / 1_000_000 + " ms."));
        }
    }

    void stop() {
        cut(Status.UNAVAILABLE.withDescription("This coordinator stops; go on with another, or try again soon."));
    }

    private void cut(Status why) {
        inOrder(() -> cutNow(why));
    }

    private void cutNow(Status why) {
        LOG.info("Agent {}: session cut: {}", agent, why.getDescription());
        try {
            call.onError(why.asRuntimeException());
        } catch (IllegalStateException | RejectedExecutionException gone) {
            LOG.debug("Agent {}: nobody is left to tell", agent, gone);
        }
        end();
    }

    private void refuseNow(String code, String reason) {
        LOG.info("Agent {}: session refused: {} {}", agent, code, reason);
        outbox.close(SessionMapper.refusal(code, reason));
        end();
    }

    private void inOrder(Runnable task) {
        serial.execute(() -> {
            if (over) {
                return;
            }
            try {
                task.run();
            } catch (ProtocolRefused tooFar) {
                refuseNow(Refusals.PROTOCOL, String.valueOf(tooFar.getMessage()));
            } catch (AgentRefused unknown) {
                refuseNow(Refusals.UNKNOWN, String.valueOf(unknown.getMessage()));
            } catch (RuntimeException broken) {
                cutNow(StatusTable.of(broken));
            }
        });
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        sessions.closed(this);
        sessions.leave(agent, this, conversation::leave);
    }
}
