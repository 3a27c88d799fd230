package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.security.Requests;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.Capabilities;
import dev.framefarm.v1.CoordinatorMessage;
import dev.framefarm.v1.Encoder;
import dev.framefarm.v1.EnrolRequest;
import dev.framefarm.v1.EnrolResponse;
import dev.framefarm.v1.EnrolmentGrpc;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.Heartbeat;
import dev.framefarm.v1.Hello;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.Offer;
import dev.framefarm.words.WorkWords;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An agent as the wire sees it: a certificate, a channel, another for transfers, and a session whose messages queue up. */
final class TestAgent implements AutoCloseable {
    final AgentId id;
    final ManagedChannel channel;
    final ManagedChannel transfers;
    final BlockingQueue<CoordinatorMessage> received = new LinkedBlockingQueue<>();
    final BlockingQueue<Status> ended = new LinkedBlockingQueue<>();
    private StreamObserver<AgentMessage> session;

    private TestAgent(AgentId id, TestFarm farm, SslContextBuilder tls) throws Exception {
        this.id = id;
        channel = channel(farm, tls);
        transfers = channel(farm, tls);
    }

    static TestAgent enrolled(TestFarm farm) throws Exception {
        KeyPair pair = Requests.curve("secp256r1");
        ManagedChannel stranger = channel(farm, SslContextBuilder.forClient());
        try {
            EnrolResponse response = EnrolmentGrpc.newBlockingStub(stranger)
                    .withDeadlineAfter(Patience.MILLIS, TimeUnit.MILLISECONDS)
                    .enrol(request(farm.token(), Requests.request(pair)));
            return known(farm, response.getAgentId(), pair, chain(response));
        } finally {
            stranger.shutdownNow();
        }
    }

    static TestAgent known(TestFarm farm, String id, KeyPair pair, List<X509Certificate> chain) throws Exception {
        SslContextBuilder builder =
                SslContextBuilder.forClient().keyManager(pair.getPrivate(), chain.toArray(new X509Certificate[0]));
        return new TestAgent(new AgentId(id), farm, builder);
    }

    static TestAgent stranger(TestFarm farm) throws Exception {
        return new TestAgent(new AgentId("nobody"), farm, SslContextBuilder.forClient());
    }

    static EnrolRequest request(String token, byte[] request) {
        return EnrolRequest.newBuilder()
                .setToken(token)
                .setName("test")
                .setCertificateRequest(ByteString.copyFrom(request))
                .build();
    }

    static List<X509Certificate> chain(EnrolResponse response) throws Exception {
        List<X509Certificate> chain = new ArrayList<>();
        for (ByteString each : response.getCertificateChainList()) {
            chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(each.toByteArray())));
        }
        return chain;
    }

    private static ManagedChannel channel(TestFarm farm, SslContextBuilder tls) throws Exception {
        return NettyChannelBuilder.forAddress("localhost", farm.server.port())
                .sslContext(GrpcSslContexts.configure(tls.trustManager(farm.authority.certificate()))
                        .build())
                .build();
    }

    FarmGrpc.FarmBlockingStub farm() {
        return FarmGrpc.newBlockingStub(channel).withDeadlineAfter(Patience.MILLIS, TimeUnit.MILLISECONDS);
    }

    EnrolmentGrpc.EnrolmentBlockingStub enrolment() {
        return EnrolmentGrpc.newBlockingStub(channel).withDeadlineAfter(Patience.MILLIS, TimeUnit.MILLISECONDS);
    }

    TestAgent open() {
        session = FarmGrpc.newStub(channel).session(new StreamObserver<>() {
            @Override
            public void onNext(CoordinatorMessage message) {
                received.add(message);
            }

            @Override
            public void onError(Throwable broken) {
                ended.add(Status.fromThrowable(broken));
            }

            @Override
            public void onCompleted() {
                ended.add(Status.OK);
            }
        });
        return this;
    }

    TestAgent hello() {
        return say(AgentMessage.newBuilder().setHello(aHello(1)));
    }

    static Hello.Builder aHello(int protocol) {
        return Hello.newBuilder().setProtocol(protocol).setVersion("1").setCapabilities(knowing(WorkWords.known()));
    }

    static Capabilities.Builder knowing(Collection<String> words) {
        return Capabilities.newBuilder()
                .setSlots(2)
                .setCores(4)
                .setHost("box")
                .addAllKnows(words)
                .addEncoders(Encoder.newBuilder()
                        .setName("h264")
                        .setParityClass("x264-1")
                        .setPixelsPerSecond(1e8));
    }

    TestAgent heartbeat() {
        return say(AgentMessage.newBuilder().setHeartbeat(Heartbeat.newBuilder().setLoad(0.5)));
    }

    TestAgent offer(int free) {
        return say(AgentMessage.newBuilder()
                .setOffer(Offer.newBuilder().setFree(free).setIdle(true)));
    }

    TestAgent say(AgentMessage.Builder message) {
        session.onNext(message.build());
        return this;
    }

    void hangUp() {
        session.onCompleted();
    }

    CoordinatorMessage next() throws InterruptedException {
        CoordinatorMessage message = received.poll(Patience.MILLIS, TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new AssertionError("nothing came; the session ended with " + ended);
        }
        return message;
    }

    /** Greets, offers one slot, and returns the lease that comes. */
    Lease lease() throws InterruptedException {
        open().hello();
        if (!next().hasWelcome()) {
            throw new AssertionError("expected a welcome first");
        }
        return offer(1).next().getLease();
    }

    Status end() throws InterruptedException {
        Status status = ended.poll(Patience.MILLIS, TimeUnit.MILLISECONDS);
        if (status == null) {
            throw new AssertionError("the session did not end");
        }
        return status;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        transfers.shutdownNow();
    }
}
