package dev.framefarm.agent.link;

import dev.framefarm.agent.attempt.Arrived;
import dev.framefarm.agent.attempt.Cutter;
import dev.framefarm.agent.attempt.Farm;
import dev.framefarm.agent.attempt.Shortcut;
import dev.framefarm.agent.attempt.Slice;
import dev.framefarm.agent.attempt.Upload;
import dev.framefarm.agent.engine.Inbox;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.Placing;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
 * growing, jittered waits. Every try has connections of its own; those that are left behind end their running
 * transfers in peace. Thread-safe; connecting happens on {@code timer}.
 */
public final class Uplink implements Farm {
    private static final Logger log = LoggerFactory.getLogger(Uplink.class);
    private static final Duration WELCOME = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final int READY_BYTES = 1 << 20;

    private final Reach reach;
    private final String version;
    private final long prefetchBytes;
    private final ScheduledExecutorService timer;
    private final FarmClock clock;
    private final Pace upward;
    private final Pace downward;
    private final Shortcuts shortcuts;
    private final DirectSlices directSlices;
    private final Consumer<String> refused;
    private final Turns turns;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private @Nullable Inbox inbox;
    private Identity identity;
    private @Nullable Line line;
    private int failures;
    private boolean closed;

    /** @param refused hears, once, why the farm does not want this agent */
    public Uplink(
            Reach reach,
            Identity identity,
            String version,
            long prefetchBytes,
            Cutter cutter,
            ScheduledExecutorService timer,
            FarmClock clock,
            Consumer<String> refused) {
        this.reach = reach;
        this.identity = identity;
        turns = new Turns(identity.name(), reach.coordinators());
        this.version = version;
        this.prefetchBytes = prefetchBytes;
        this.timer = timer;
        this.clock = clock;
        upward = Pace.of(reach.bandwidth().up(), timer);
        downward = Pace.of(reach.bandwidth().down(), timer);
        shortcuts = new Shortcuts(upward);
        directSlices = DirectSlices.of(cutter, downward);
        this.refused = refused;
    }

    /** Connects, and keeps it so, telling {@code engine} what it hears. */
    public synchronized void start(Inbox engine) {
        inbox = engine;
        timer.execute(this::connect);
    }

    @Override
    public Slice fetch(LeaseId lease) {
        GrpcSlice.Again again = (call, wait) -> again(lease, call, wait);
        GrpcSlice slice = new GrpcSlice(
                prefetchBytes,
                downward,
                again,
                directSlices.isOpen()
                        ? Optional.of((call, reading) ->
                                directSlices.begin(call, reading, new ReadingCall(lease, this::connections)))
                        : Optional.empty());
        fetch(lease, slice.call());
        return slice;
    }

    private void fetch(LeaseId lease, SliceCall call) {
        if (call.isWanted()) {
            transfers().fetch(call.request(lease), call);
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
                transfers().withOnReadyThreshold(READY_BYTES).deliver(upload);
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

    public DirectSlices directSlices() {
        return directSlices;
    }

    private Placing placing() {
        return Placing.newBuilder()
                .setTrouble(shortcuts.trouble().orElse(""))
                .setSliceTrouble(directSlices.trouble().orElse(""))
                .build();
    }

    /** Changes over to a renewed identity without losing the transfers that run, and to the coordinator that is first here. */
    synchronized void renewed(Identity fresh) {
        identity = fresh;
        turns.restart();
        if (!closed) {
            timer.execute(this::connect);
        }
    }

    synchronized Identity identity() {
        return identity;
    }

    /** The session's, for what is small. */
    ManagedChannel channel() {
        return connections().first();
    }

    private synchronized Connections connections() {
        return Objects.requireNonNull(line, "nothing is fetched before there was a connection")
                .connections();
    }

    /** How many connections to the coordinator there are now. */
    public int openConnections() {
        Line now;
        synchronized (this) {
            now = line;
        }
        return now == null ? 0 : now.connections().open();
    }

    /** Lets what was said last arrive: the other side ends the session when it has heard it. */
    public void close() {
        Line open;
        synchronized (this) {
            closed = true;
            open = line;
        }
        if (open != null) {
            open.connections().close(GOODBYE);
        }
    }

    private FarmGrpc.FarmStub transfers() {
        return FarmGrpc.newStub(connections());
    }

    private synchronized void connect() {
        if (closed) {
            return;
        }
        Address address = turns.current();
        Line before = line;
        try {
            Connections connections = new Connections(Channels.to(address, identity), reach.connections());
            Conversation conversation = new Conversation(
                    version,
                    Objects.requireNonNull(inbox, "start comes first"),
                    new Watcher(),
                    shortcuts,
                    this::placing);
            line = Line.open(address, connections, conversation);
            Objects.requireNonNull(inbox).opened(conversation.session());
            var ignored = timer.schedule(() -> impatient(conversation), WELCOME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (LinkException e) {
            refused.accept(e.getMessage());
        } catch (RuntimeException unexpected) {
            // The timer would swallow it, and nobody would ever try again.
            log.warn("no connection to {}, trying on", address, unexpected);
            tryNext();
        }
        if (before != null) {
            before.leave();
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
        if (failures++ == 0) {
            log.warn(
                    "no session with {}, trying on: {}",
                    Objects.requireNonNull(line).address(),
                    why);
        } else {
            log.debug(
                    "still no session with {}: {}", Objects.requireNonNull(line).address(), why);
        }
        tryNext();
    }

    private void tryNext() {
        turns.pass();
        try {
            var ignored = timer.schedule(this::connect, backoff.next().toMillis(), TimeUnit.MILLISECONDS);
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
        public void refused(Conversation conversation, String why) {
            // One that was left behind is told that another took its place: ours.
            if (current(conversation)) {
                refused.accept("The farm refuses this agent: " + why + ".");
            }
        }

        @Override
        public void over(Conversation conversation, String why) {
            Uplink.this.over(conversation, why);
        }
    }
}
