package dev.framefarm.agent.testing;

import com.google.protobuf.ByteString;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.CoordinatorMessage;
import dev.framefarm.v1.Drain;
import dev.framefarm.v1.EnrolRequest;
import dev.framefarm.v1.EnrolResponse;
import dev.framefarm.v1.EnrolmentGrpc;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.Refusal;
import dev.framefarm.v1.RenewRequest;
import dev.framefarm.v1.Revoke;
import dev.framefarm.v1.Welcome;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * A coordinator for tests: real gRPC, real mutual TLS, on loopback. It grants what the test says and
 * remembers what it hears.
 */
public final class TestFarm implements AutoCloseable {
    public static final String SECRET = "one-time-secret";
    /** Only what hangs takes longer, however slow the machine is. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    public final TestData data = new TestData();
    public final AtomicInteger renewals = new AtomicInteger();
    /** So many enrolments come at a bad time. */
    public final AtomicInteger busy = new AtomicInteger();

    public volatile Duration certificateLife = Duration.ofHours(1);
    private final Duration ahead;
    private final TestAuthority authority;
    private final KeyPair keys = TestAuthority.keys();
    private final BlockingQueue<AgentMessage> heard = new LinkedBlockingQueue<>();
    private volatile StreamObserver<CoordinatorMessage> session;
    private Server server;
    private ExecutorService calls;
    private int port;

    public TestFarm() throws Exception {
        this(Duration.ZERO);
    }

    /** Whose time is so far ahead of this machine's. */
    public TestFarm(Duration ahead) throws Exception {
        this.ahead = ahead;
        authority = new TestAuthority(ahead);
        start();
    }

    public int port() {
        return port;
    }

    public String token() throws Exception {
        return "ff1." + authority.fingerprint() + "." + SECRET;
    }

    /** Again on the same port after {@link #stop}. */
    public void start() throws Exception {
        calls = Executors.newCachedThreadPool();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sslContext(GrpcSslContexts.configure(SslContextBuilder.forServer(
                                keys.getPrivate(), authority.server(keys.getPublic()), authority.certificate()))
                        .trustManager(believing())
                        .clientAuth(ClientAuth.OPTIONAL)
                        .build())
                .executor(calls)
                .addService(new Enrolment())
                .addService(data.service(this::open))
                .build()
                .start();
        port = server.getPort();
    }

    /** The TLS of this JVM knows only the one time, which is the agent's. */
    private TrustManager believing() throws Exception {
        if (!ahead.isZero()) {
            return InsecureTrustManagerFactory.INSTANCE.getTrustManagers()[0];
        }
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return factory.getTrustManagers()[0];
    }

    /** As if the coordinator was killed: every connection breaks, and what was said before has been heard. */
    public void stop() {
        try {
            server.shutdownNow().awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            calls.shutdown();
            calls.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        heard.clear();
    }

    public void say(CoordinatorMessage message) {
        session.onNext(message);
    }

    public void grant(Lease lease) {
        say(CoordinatorMessage.newBuilder().setLease(lease).build());
    }

    public void revoke(String lease) {
        say(CoordinatorMessage.newBuilder()
                .setRevoke(Revoke.newBuilder().setLeaseId(lease).setReason("overtaken"))
                .build());
    }

    public void drain(boolean draining) {
        say(CoordinatorMessage.newBuilder()
                .setDrain(Drain.newBuilder().setDraining(draining))
                .build());
    }

    public void refuse(String reason) {
        say(CoordinatorMessage.newBuilder()
                .setRefusal(Refusal.newBuilder().setCode("revoked").setReason(reason))
                .build());
    }

    /** Ends the session alone; slices and deliveries go on. */
    public void hangUp() {
        session.onError(Status.UNAVAILABLE.asRuntimeException());
    }

    /** The next message of this kind; others before it are dropped. */
    public AgentMessage hear(Predicate<AgentMessage> which) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        AgentMessage message = heard.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        while (message != null && !which.test(message)) {
            message = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        if (message == null) {
            throw new AssertionError("nothing of the sort was heard for " + PATIENCE.toSeconds() + " s");
        }
        return message;
    }

    /** One of each kind, in whatever order they come; others are dropped. */
    public void hearEach(List<Predicate<AgentMessage>> kinds) throws InterruptedException {
        List<Predicate<AgentMessage>> missing = new ArrayList<>(kinds);
        while (!missing.isEmpty()) {
            AgentMessage message = hear(any -> missing.stream().anyMatch(kind -> kind.test(any)));
            missing.removeIf(kind -> kind.test(message));
        }
    }

    @Override
    public void close() {
        stop();
    }

    private StreamObserver<AgentMessage> open(StreamObserver<CoordinatorMessage> back) {
        session = back;
        return new StreamObserver<>() {
            @Override
            public void onNext(AgentMessage message) {
                heard.add(message);
                if (message.hasHello()) {
                    back.onNext(CoordinatorMessage.newBuilder()
                            .setWelcome(Welcome.newBuilder()
                                    .setAgentId("agent-1")
                                    .setHeartbeatSeconds(1)
                                    .setLeaseSeconds(10)
                                    .setTimeMillis(Instant.now().plus(ahead).toEpochMilli()))
                            .build());
                }
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {
                back.onCompleted();
            }
        };
    }

    private final class Enrolment extends EnrolmentGrpc.EnrolmentImplBase {
        @Override
        public void enrol(EnrolRequest request, StreamObserver<EnrolResponse> response) {
            if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                response.onError(Status.RESOURCE_EXHAUSTED
                        .withDescription("too many enrol at once")
                        .asRuntimeException());
            } else if (!request.getToken().endsWith("." + SECRET)) {
                response.onError(Status.PERMISSION_DENIED
                        .withDescription("the token is used or expired")
                        .asRuntimeException());
            } else {
                answer(request.getCertificateRequest(), response);
            }
        }

        @Override
        public void renew(RenewRequest request, StreamObserver<EnrolResponse> response) {
            renewals.incrementAndGet();
            certificateLife = Duration.ofHours(1);
            answer(request.getCertificateRequest(), response);
        }

        private void answer(ByteString request, StreamObserver<EnrolResponse> response) {
            try {
                response.onNext(EnrolResponse.newBuilder()
                        .setAgentId("agent-1")
                        .addAllCertificateChain(List.of(
                                ByteString.copyFrom(authority
                                        .agent(request.toByteArray(), certificateLife)
                                        .getEncoded()),
                                ByteString.copyFrom(authority.certificate().getEncoded())))
                        .build());
                response.onCompleted();
            } catch (Exception e) {
                response.onError(e);
            }
        }
    }
}
