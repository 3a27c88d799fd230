package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.v1.FarmGrpc;
import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerInterceptors;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one door for agents. Starts once, and stops for good. */
public final class FarmServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FarmServer.class);
    /** Deliveries write to the disk where gRPC calls them, and so must not be called where others wait. */
    private static final Set<String> ON_DISK = Set.of(
            FarmGrpc.getDeliverMethod().getFullMethodName(),
            FarmGrpc.getRecallMethod().getFullMethodName(),
            FarmGrpc.getPlaceMethod().getFullMethodName(),
            FarmGrpc.getDeliverPlacedMethod().getFullMethodName());

    private static final int LARGEST_MESSAGE = 1 << 20;
    /** Bytes of a connection on their way, to begin with, as agents have it; where that is filled it becomes twice as much. */
    private static final int WINDOW = 4 << 20;

    private static final int LARGEST_HEADERS = 16 * 1024;

    private final FarmSettings settings;
    private final Sessions sessions;
    private final FarmThreads threads;
    private final AgentGate gate;
    private final Shares deliveries;
    private final EventLoopGroup accepting = loops(1, "rpc-accept");
    private final EventLoopGroup moving = loops(0, "rpc-io");
    private final Server server;

    /** {@code revoked} says whether an agent's certificate must not count any more; it is asked for each call. */
    public FarmServer(
            FarmSettings settings,
            ServerTls tls,
            Engine farm,
            Sessions sessions,
            Predicate<AgentId> revoked,
            InstantSource clock)
            throws IOException {
        this.settings = settings;
        this.sessions = sessions;
        threads = FarmThreads.of(settings);
        deliveries = new Shares(threads.deliveries(), settings.deliveriesPerAgent());
        FarmCalls calls = new FarmCalls(farm, settings, sessions, threads, deliveries, clock);
        EnrolmentCalls enrolment = new EnrolmentCalls(
                farm.enrolment(), new GuessLimit(settings.failedEnrolmentsPerMinute(), System::nanoTime));
        gate = new AgentGate(revoked, clock);
        Hurry hurry = new Hurry(threads.watch(), settings.hurry());
        // Twice what a request may take: one that was answered late is sent again.
        Visitors visitors =
                new Visitors(settings.connections(), settings.hurry().multipliedBy(2), gate::holder);
        server = NettyServerBuilder.forAddress(new InetSocketAddress(settings.address(), settings.port()))
                .sslContext(tls.context())
                .channelFactory(() -> new Door(visitors))
                .addTransportFilter(visitors)
                .bossEventLoopGroup(accepting)
                .workerEventLoopGroup(moving)
                .executor(threads.calls())
                .callExecutor(this::executorOf)
                .addService(ServerInterceptors.intercept(calls, gate, hurry))
                .addService(ServerInterceptors.intercept(enrolment, gate, new Strangers(), hurry))
                .addStreamTracerFactory(SpokenBytes.counting())
                .initialFlowControlWindow(WINDOW)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .maxInboundMetadataSize(LARGEST_HEADERS)
                .maxConcurrentCallsPerConnection(settings.callsPerConnection())
                .handshakeTimeout(10, TimeUnit.SECONDS)
                // An agent always has its session open; what it has for transfers it opens again when it needs it.
                .maxConnectionIdle(60, TimeUnit.SECONDS)
                .keepAliveTime(30, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(false)
                // Streams opened and reset at once cost us more than they cost the caller.
                .maxRstFramesPerWindow(400, 30)
                .build();
    }

    public FarmServer start() throws IOException {
        server.start();
        long period = settings.heartbeat().toMillis();
        Future<?> unused = threads.watch()
                .scheduleAtFixedRate(
                        () -> sessions.cutSilent(System.nanoTime()), period, period, TimeUnit.MILLISECONDS);
        LOG.info("Agents are served on {} port {}", settings.address(), port());
        return this;
    }

    /** The actual port, also when any free one was asked for. */
    public int port() {
        return server.getPort();
    }

    /** Tells the agents to go elsewhere, waits a moment for what is nearly done, and ends the rest. */
    @Override
    public void close() {
        server.shutdown();
        sessions.cutAll();
        try {
            if (!server.awaitTermination(2, TimeUnit.SECONDS)) {
                server.shutdownNow();
                server.awaitTermination(2, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurry) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            end(accepting);
            end(moving);
            threads.close();
        }
    }

    private static EventLoopGroup loops(int threads, String name) {
        return new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }

    private static void end(EventLoopGroup group) {
        Future<?> unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private <Q, A> @Nullable Executor executorOf(ServerCall<Q, A> call, io.grpc.Metadata headers) {
        if (!ON_DISK.contains(call.getMethodDescriptor().getFullMethodName())) {
            return null;
        }
        // Without a certificate nothing comes of it, and the gate says so on the threads for that.
        return gate.holder(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))
                .map(deliveries::of)
                .orElse(null);
    }
}
