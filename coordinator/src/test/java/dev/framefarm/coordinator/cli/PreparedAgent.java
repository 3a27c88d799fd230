package dev.framefarm.coordinator.cli;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.security.Requests;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.Capabilities;
import dev.framefarm.v1.CoordinatorMessage;
import dev.framefarm.v1.DeliveryHeader;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.Encoder;
import dev.framefarm.v1.EndCode;
import dev.framefarm.v1.Ended;
import dev.framefarm.v1.EnrolRequest;
import dev.framefarm.v1.EnrolResponse;
import dev.framefarm.v1.EnrolmentGrpc;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.Heartbeat;
import dev.framefarm.v1.HeldLease;
import dev.framefarm.v1.Hello;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.Offer;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.Verdict;
import dev.framefarm.words.WorkWords;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An agent as the farm knows them: certificate, session, slices, deliveries. Only it encodes nothing: what it delivers
 * was prepared. Some of its attempts fail, and which is decided by the job's name alone.
 */
final class PreparedAgent implements AutoCloseable {
    private static final int MOST_FAILURES = 2;

    private final ManagedChannel channel;
    private final PreparedFilm film;
    private final double failing;
    private final int slots;
    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private final ExecutorService work;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private StreamObserver<AgentMessage> session;

    private PreparedAgent(ManagedChannel channel, PreparedFilm film, double failing, int slots) {
        this.channel = channel;
        this.film = film;
        this.failing = failing;
        this.slots = slots;
        this.work = Executors.newFixedThreadPool(slots);
    }

    static PreparedAgent enrolled(int port, Path authority, String token, PreparedFilm film, double failing, int slots)
            throws Exception {
        KeyPair pair = Requests.curve("secp256r1");
        ManagedChannel stranger = channel(port, authority, SslContextBuilder.forClient());
        EnrolResponse response;
        try {
            response = EnrolmentGrpc.newBlockingStub(stranger)
                    .enrol(EnrolRequest.newBuilder()
                            .setToken(token)
                            .setName("prepared")
                            .setCertificateRequest(ByteString.copyFrom(Requests.request(pair)))
                            .build());
        } finally {
            stranger.shutdownNow();
        }
        SslContextBuilder known = SslContextBuilder.forClient().keyManager(pair.getPrivate(), chain(response));
        PreparedAgent agent = new PreparedAgent(channel(port, authority, known), film, failing, slots);
        agent.begin();
        return agent;
    }

    private static X509Certificate[] chain(EnrolResponse response) throws Exception {
        List<X509Certificate> chain = new ArrayList<>();
        for (ByteString each : response.getCertificateChainList()) {
            chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(each.toByteArray())));
        }
        return chain.toArray(new X509Certificate[0]);
    }

    private static ManagedChannel channel(int port, Path authority, SslContextBuilder tls) throws Exception {
        return NettyChannelBuilder.forAddress("localhost", port)
                .sslContext(GrpcSslContexts.configure(tls.trustManager(authority.toFile()))
                        .build())
                .build();
    }

    private void begin() {
        open();
        var unused = clock.scheduleAtFixedRate(this::heartbeat, 1, 1, TimeUnit.SECONDS);
    }

    private synchronized void open() {
        session = FarmGrpc.newStub(channel).session(new Hearing());
        say(AgentMessage.newBuilder()
                .setHello(Hello.newBuilder().setProtocol(2).setVersion("1").setCapabilities(capabilities())));
    }

    private final class Hearing implements StreamObserver<CoordinatorMessage> {
        @Override
        public void onNext(CoordinatorMessage message) {
            if (message.hasWelcome()) {
                offer();
            } else if (message.hasLease()) {
                Lease lease = message.getLease();
                held.put(lease.getLeaseId(), lease);
                work.execute(() -> attempt(lease));
            } else if (message.hasRevoke()) {
                held.remove(message.getRevoke().getLeaseId());
                offer();
            }
        }

        @Override
        public void onError(Throwable broken) {
            again();
        }

        @Override
        public void onCompleted() {
            again();
        }

        private void again() {
            if (!clock.isShutdown()) {
                var unused = clock.schedule(PreparedAgent.this::open, 1, TimeUnit.SECONDS);
            }
        }
    }

    private Capabilities capabilities() {
        return Capabilities.newBuilder()
                .setSlots(slots)
                .setCores(slots)
                .setHost("prepared")
                .addAllKnows(WorkWords.known())
                .addEncoders(Encoder.newBuilder()
                        .setName("h264")
                        .setParityClass(PreparedFilm.PARITY)
                        .setPixelsPerSecond(1e8))
                .build();
    }

    private void heartbeat() {
        Heartbeat.Builder beat = Heartbeat.newBuilder().setLoad(0.5).setFreeDiskBytes(1L << 40);
        held.keySet().forEach(lease -> beat.addHeld(HeldLease.newBuilder().setLeaseId(lease)));
        say(AgentMessage.newBuilder().setHeartbeat(beat));
    }

    private void offer() {
        int free = slots - held.size();
        say(AgentMessage.newBuilder()
                .setOffer(Offer.newBuilder().setFree(Math.max(0, free)).setIdle(free == slots)));
    }

    private synchronized void say(AgentMessage.Builder message) {
        try {
            session.onNext(message.build());
        } catch (IllegalStateException broken) {
            // A session that ended is opened anew, and says all there is to say by itself.
        }
    }

    private void attempt(Lease lease) {
        try {
            byte[] slice = fetch(lease);
            if (fails(lease)) {
                failed.incrementAndGet();
                end(lease, EndCode.ENCODER_FAILED, "prepared to fail");
            } else if (deliver(lease, film.delivery(slice)).getAccepted()) {
                accepted.incrementAndGet();
            }
        } catch (Exception broken) {
            end(lease, EndCode.HANDED_BACK, String.valueOf(broken));
        } finally {
            held.remove(lease.getLeaseId());
            offer();
        }
    }

    /** Never so often at one place that the job has to give up. */
    private boolean fails(Lease lease) {
        double chance = Math.floorMod((lease.getJobId() + lease.getAttempt()).hashCode() * 31L, 10_000) / 10_000.0;
        return lease.getAttempt() <= MOST_FAILURES && chance < failing;
    }

    private void end(Lease lease, EndCode code, String detail) {
        say(AgentMessage.newBuilder()
                .setEnded(Ended.newBuilder()
                        .setLeaseId(lease.getLeaseId())
                        .setCode(code)
                        .setDetail(detail)));
    }

    private byte[] fetch(Lease lease) {
        ByteArrayOutputStream slice = new ByteArrayOutputStream();
        Iterator<SliceChunk> chunks = FarmGrpc.newBlockingStub(channel)
                .withDeadlineAfter(1, TimeUnit.MINUTES)
                .fetch(FetchRequest.newBuilder().setLeaseId(lease.getLeaseId()).build());
        while (chunks.hasNext()) {
            slice.writeBytes(chunks.next().getData().toByteArray());
        }
        return slice.toByteArray();
    }

    private Verdict deliver(Lease lease, PreparedFilm.Delivery delivery) throws Exception {
        Answer<Verdict> verdict = new Answer<>();
        StreamObserver<DeliveryPart> parts =
                FarmGrpc.newStub(channel).withDeadlineAfter(1, TimeUnit.MINUTES).deliver(verdict);
        parts.onNext(DeliveryPart.newBuilder()
                .setHeader(DeliveryHeader.newBuilder().setLeaseId(lease.getLeaseId()))
                .build());
        parts.onNext(DeliveryPart.newBuilder().setData(delivery.bytes()).build());
        parts.onNext(DeliveryPart.newBuilder().setEvidence(delivery.evidence()).build());
        parts.onCompleted();
        return verdict.get(1, TimeUnit.MINUTES);
    }

    int failed() {
        return failed.get();
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        work.shutdownNow();
        channel.shutdownNow();
    }
}
