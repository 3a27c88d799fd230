package dev.framefarm.agent.link;

import dev.framefarm.agent.attempt.Arrived;
import dev.framefarm.agent.attempt.Farm;
import dev.framefarm.agent.attempt.Shortcut;
import dev.framefarm.agent.attempt.Slice;
import dev.framefarm.agent.attempt.Upload;
import dev.framefarm.agent.engine.Inbox;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.FetchRequest;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one session with one of several coordinators: when it breaks, the next in the list is tried, with
 * growing, jittered waits. Every try has a connection of its own; one that is left behind ends its running
 * transfers in peace. Thread-safe; connecting happens on {@code timer}.
 */
public final class Uplink implements Farm {
    private static final Logger log = LoggerFactory.getLogger(Uplink.class);
    private static final Duration WELCOME = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final int READY_BYTES = 1 << 20;

    private final List<Address> coordinators;
    private final String version;
    private final long prefetchBytes;
    private final ScheduledExecutorService timer;
    private final FarmClock clock;
    private final Pace upward;
    private final Pace downward;
    private final Shortcuts shortcuts;
    private final Consumer<String> refused;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private @Nullable Inbox inbox;
    private Identity identity;
    private @Nullable Line line;
    private int next;
    private int failures;
    private boolean closed;

    /** One try: a connection and the conversation over it. */
    private record Line(Address address, ManagedChannel channel, Conversation conversation) {}

    /** @param refused hears, once, why the farm does not want this agent */
    public Uplink(
            List<Address> coordinators,
            Identity identity,
            String version,
            long prefetchBytes,
            Bandwidth bandwidth,
            ScheduledExecutorService timer,
            FarmClock clock,
            Consumer<String> refused) {
        this.coordinators = List.copyOf(coordinators);
        this.identity = identity;
        this.version = version;
        this.prefetchBytes = prefetchBytes;
        this.timer = timer;
        this.clock = clock;
        upward = Pace.of(bandwidth.up(), timer);
        downward = Pace.of(bandwidth.down(), timer);
        shortcuts = new Shortcuts(upward);
        this.refused = refused;
    }

    /** Connects, and keeps it so, telling {@code engine} what it hears. */
    public synchronized void start(Inbox engine) {
        inbox = engine;
        timer.execute(this::connect);
    }

    @Override
    public Slice fetch(LeaseId lease) {
        GrpcSlice slice = new GrpcSlice(prefetchBytes, downward, (call, wait) -> again(lease, call, wait));
        fetch(lease, slice.call());
        return slice;
    }

    private void fetch(LeaseId lease, SliceCall call) {
        if (call.isWanted()) {
            FetchRequest.Builder request =
                    FetchRequest.newBuilder().setLeaseId(lease.value()).setFrom(call.from());
            stub().fetch(request.build(), call);
        }
    }

    /** Over the connection that there is by then. */
    private boolean again(LeaseId lease, SliceCall call, Duration wait) {
        try {
            var unused = timer.schedule(() -> fetch(lease, call), wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            log.debug("stopping, nothing more is fetched");
            return false;
        }
    }

    @Override
    public Upload deliver(LeaseId lease, Arrived arrived) {
        GrpcUpload upload = new GrpcUpload(upward);
        StreamObserver<DeliveryPart> parts =
                stub().withOnReadyThreshold(READY_BYTES).deliver(upload);
        parts.onNext(Messages.header(lease, arrived));
        return upload;
    }

    @Override
    public Arrived arrived(LeaseId lease) throws IOException {
        return GrpcUpload.arrived(channel(), lease);
    }

    @Override
    public Optional<Shortcut> shortcut(LeaseId lease) {
        return shortcuts.of(lease, () -> FarmGrpc.newFutureStub(channel()));
    }

    public Shortcuts shortcuts() {
        return shortcuts;
    }

    /** Changes over to a renewed identity without losing the transfers that run. */
    synchronized void renewed(Identity fresh) {
        identity = fresh;
        if (!closed) {
            timer.execute(this::connect);
        }
    }

    synchronized Identity identity() {
        return identity;
    }

    synchronized ManagedChannel channel() {
        return Objects.requireNonNull(line, "nothing is fetched before there was a connection")
                .channel();
    }

    /** Lets what was said last arrive: the other side ends the session when it has heard it. */
    public void close() {
        Line open;
        synchronized (this) {
            closed = true;
            open = line;
        }
        if (open != null) {
            try {
                open.channel().shutdown().awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            open.channel().shutdownNow();
        }
    }

    private FarmGrpc.FarmStub stub() {
        return FarmGrpc.newStub(channel());
    }

    private synchronized void connect() {
        if (closed) {
            return;
        }
        Address address = coordinators.get(next % coordinators.size());
        Line before = line;
        try {
            ManagedChannel channel = Channels.of(address, identity);
            Conversation conversation = new Conversation(
                    version, Objects.requireNonNull(inbox, "start comes first"), new Watcher(), shortcuts);
            line = new Line(address, channel, conversation);
            var unused = FarmGrpc.newStub(channel).session(conversation);
            Objects.requireNonNull(inbox).opened(conversation.session());
            var ignored = timer.schedule(() -> impatient(conversation), WELCOME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (LinkException e) {
            refused.accept(e.getMessage());
        }
        if (before != null) {
            before.conversation().session().close();
            before.channel().shutdown();
        }
    }

    private synchronized boolean current(Conversation conversation) {
        return line != null && line.conversation() == conversation;
    }

    private synchronized void impatient(Conversation conversation) {
        if (current(conversation) && !conversation.isWelcome()) {
            conversation.session().cancel("no welcome within " + WELCOME.toSeconds() + " s");
        }
    }

    private synchronized void welcomed(Conversation conversation) {
        if (current(conversation)) {
            backoff.reset();
            if (failures > 0) {
                log.warn("connected again, to {}", Objects.requireNonNull(line).address());
            }
            failures = 0;
        }
    }

    private synchronized void over(Conversation conversation, String why) {
        if (closed || !current(conversation)) {
            return;
        }
        Duration wait = backoff.next();
        if (failures++ == 0) {
            log.warn(
                    "no session with {}, trying on: {}",
                    Objects.requireNonNull(line).address(),
                    why);
        } else {
            log.debug(
                    "still no session with {}: {}", Objects.requireNonNull(line).address(), why);
        }
        next++;
        try {
            var ignored = timer.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("stopping, no further try");
        }
    }

    private final class Watcher implements Conversation.Listener {
        @Override
        public void welcomed(Conversation conversation) {
            Uplink.this.welcomed(conversation);
        }

        @Override
        public void told(Instant time) {
            clock.told(time);
        }

        @Override
        public void refused(String why) {
            refused.accept("The farm refuses this agent: " + why + ".");
        }

        @Override
        public void over(Conversation conversation, String why) {
            Uplink.this.over(conversation, why);
        }
    }
}
