package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.security.AuthorityTerms;
import dev.framefarm.coordinator.security.CertificateAuthority;
import dev.framefarm.coordinator.security.Requests;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.v1.EnrolRequest;
import dev.framefarm.v1.EnrolmentGrpc;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.RenewRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateIT {
    @TempDir
    Path data;

    private TestFarm farm;

    @BeforeEach
    void start() throws Exception {
        farm = new TestFarm(data, FarmSettings.DEFAULT, (source, slice, sink) -> {});
    }

    @AfterEach
    void stop() {
        farm.close();
    }

    @Test
    void refusesWhoShowsNoCertificate() throws Exception {
        try (TestAgent stranger = TestAgent.stranger(farm)) {
            refused(() -> fetch(stranger), Status.Code.UNAUTHENTICATED, "enrol first");
            refused(
                    () -> stranger.enrolment().renew(RenewRequest.getDefaultInstance()),
                    Status.Code.UNAUTHENTICATED,
                    "enrol first");
            assertThat(stranger.open().end().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    void refusesAnotherAuthoritysCertificate() throws Exception {
        CertificateAuthority foreign =
                CertificateAuthority.open(data.resolve("foreign"), AuthorityTerms.DEFAULT, InstantSource.system());
        try (TestAgent agent = farm.agent()) {
            KeyPair pair = Requests.curve("secp256r1");
            List<X509Certificate> chain = new ArrayList<>();
            for (byte[] each : foreign.certify(agent.id, Requests.request(pair))) {
                chain.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(each)));
            }
            try (TestAgent impostor = TestAgent.known(farm, agent.id.value(), pair, chain)) {
                assertThatThrownBy(() -> fetch(impostor))
                        .isInstanceOf(StatusRuntimeException.class)
                        .extracting(e -> Status.fromThrowable(e).getCode())
                        .isIn(Status.Code.UNAVAILABLE, Status.Code.UNAUTHENTICATED);
            }
        }
    }

    @Test
    void refusesARevokedAgentAtOnceOnItsOpenConnection() throws Exception {
        try (TestAgent agent = farm.agent()) {
            refused(() -> fetch(agent), Status.Code.PERMISSION_DENIED, "not granted");
            agent.open().hello().next();
            farm.engine.fleet().revoke(agent.id, TestFarm.ADMIN);
            assertThat(agent.next().getRefusal().getCode()).isEqualTo(Refusals.REVOKED);
            assertThat(agent.end().isOk()).isTrue();
            refused(() -> fetch(agent), Status.Code.UNAUTHENTICATED, "was revoked");
        }
    }

    @Test
    void refusesTheCoordinatorsOwnCertificateAsAnAgents() throws Exception {
        var identity = farm.authority.serverIdentity(List.of());
        KeyPair pair = new KeyPair(identity.chain().get(0).getPublicKey(), identity.key());
        try (TestAgent coordinator = TestAgent.known(farm, "c1", pair, identity.chain())) {
            refused(() -> fetch(coordinator), Status.Code.UNAUTHENTICATED, "does not name an agent");
        }
    }

    @Test
    void enrolsOnceForEachToken() throws Exception {
        try (TestAgent stranger = TestAgent.stranger(farm)) {
            EnrolRequest request = TestAgent.request(farm.token(), Requests.request(Requests.curve("secp256r1")));
            String id = stranger.enrolment().enrol(request).getAgentId();
            assertThat(stranger.enrolment().enrol(request).getAgentId())
                    .as("whoever did not hear the answer asks again")
                    .isEqualTo(id);
            assertThat(farm.agents.list()).extracting(each -> each.id().value()).containsExactly(id);
            EnrolRequest another = TestAgent.request(request.getToken(), Requests.request(Requests.curve("secp256r1")));
            refused(() -> stranger.enrolment().enrol(another), Status.Code.PERMISSION_DENIED, "token");
        }
    }

    @Test
    void renewsACertificateForTheSameAgent() throws Exception {
        try (TestAgent agent = farm.agent()) {
            KeyPair fresh = Requests.curve("secp256r1");
            var response = agent.enrolment()
                    .renew(RenewRequest.newBuilder()
                            .setCertificateRequest(ByteString.copyFrom(Requests.request(fresh)))
                            .build());
            assertThat(response.getAgentId()).isEqualTo(agent.id.value());
            try (TestAgent again = TestAgent.known(farm, agent.id.value(), fresh, TestAgent.chain(response))) {
                refused(() -> fetch(again), Status.Code.PERMISSION_DENIED, "not granted");
            }
            refused(
                    () -> agent.enrolment().renew(RenewRequest.getDefaultInstance()),
                    Status.Code.INVALID_ARGUMENT,
                    "certificate request");
        }
    }

    @Test
    void letsNobodyGuessTokens() throws Exception {
        try (TestAgent stranger = TestAgent.stranger(farm)) {
            EnrolRequest guess = TestAgent.request(
                    "ff1." + farm.authority.fingerprint() + ".aaaaaaaaaaaaaaaaaaaa",
                    Requests.request(Requests.curve("secp256r1")));
            for (int i = 0; i < FarmSettings.DEFAULT.failedEnrolmentsPerMinute(); i++) {
                refused(() -> stranger.enrolment().enrol(guess), Status.Code.PERMISSION_DENIED, "token");
            }
            refused(() -> stranger.enrolment().enrol(guess), Status.Code.RESOURCE_EXHAUSTED, "wait a minute");
        }
    }

    @Test
    void refusesMessagesThatAreTooLarge() throws Exception {
        try (TestAgent stranger = TestAgent.stranger(farm)) {
            EnrolRequest huge = TestAgent.request("x", new byte[2 << 20]);
            assertThatThrownBy(() -> stranger.enrolment().enrol(huge)).isInstanceOf(StatusRuntimeException.class);
            EnrolRequest lengthy = TestAgent.request("x", new byte[Strangers.LONGEST_REQUEST]);
            refused(() -> stranger.enrolment().enrol(lengthy), Status.Code.RESOURCE_EXHAUSTED, "at most 16384 bytes");
        }
    }

    @Test
    void letsAStrangerHaveFewCallsOpen() throws Exception {
        try (TestAgent stranger = TestAgent.stranger(farm)) {
            List<CompletableFuture<Status>> calls = List.of(begun(stranger), begun(stranger), begun(stranger));
            Status refused = (Status) CompletableFuture.anyOf(calls.toArray(new CompletableFuture<?>[0]))
                    .get(Patience.MILLIS, TimeUnit.MILLISECONDS);
            assertThat(refused.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(refused.getDescription()).contains("try again");
            assertThat(calls).filteredOn(CompletableFuture::isDone).hasSize(1);
        }
    }

    @Test
    void doesNotWaitForAStrangerWhoSaysNothing() throws Exception {
        FarmSettings hasty = FarmSettings.DEFAULT.withStrangers(Duration.ofMillis(200), 100);
        try (TestFarm other = new TestFarm(data.resolve("hasty"), hasty, (source, slice, sink) -> {});
                TestAgent stranger = TestAgent.stranger(other)) {
            assertThat(begun(stranger)
                            .get(Patience.MILLIS, TimeUnit.MILLISECONDS)
                            .getDescription())
                    .contains("within 200 ms");
            assertThat(begun(stranger)
                            .get(Patience.MILLIS, TimeUnit.MILLISECONDS)
                            .getDescription())
                    .contains("within 200 ms");
            assertThat(begun(stranger)
                            .get(Patience.MILLIS, TimeUnit.MILLISECONDS)
                            .getDescription())
                    .as("what ended is not counted any more")
                    .contains("within 200 ms");
        }
    }

    @Test
    void doesNotWaitForAnAgentThatSaysNothing() throws Exception {
        // It has to enrol in this time, too.
        FarmSettings hasty = FarmSettings.DEFAULT.withStrangers(Duration.ofSeconds(1), 100);
        try (TestFarm other = new TestFarm(data.resolve("hasty"), hasty, (source, slice, sink) -> {});
                TestAgent agent = other.agent()) {
            assertThat(begun(agent, FarmGrpc.getRecallMethod())
                            .get(Patience.MILLIS, TimeUnit.MILLISECONDS)
                            .getDescription())
                    .contains("within 1000 ms");
            assertThat(begun(agent, FarmGrpc.getFetchMethod())
                            .get(Patience.MILLIS, TimeUnit.MILLISECONDS)
                            .getDescription())
                    .contains("within 1000 ms");
            CompletableFuture<Status> session = begun(agent, FarmGrpc.getSessionMethod());
            assertThat(begun(agent, FarmGrpc.getPlaceMethod()).get(Patience.MILLIS, TimeUnit.MILLISECONDS))
                    .as("and of a session it expects no end")
                    .satisfies(status -> assertThat(session).isNotDone());
        }
    }

    /** The end of an enrolment that is begun and says nothing. */
    private static CompletableFuture<Status> begun(TestAgent stranger) {
        return begun(stranger, EnrolmentGrpc.getEnrolMethod());
    }

    private static <Q, A> CompletableFuture<Status> begun(TestAgent agent, MethodDescriptor<Q, A> method) {
        CompletableFuture<Status> end = new CompletableFuture<>();
        // A well-behaved client would keep a unary call to itself until its one message is complete.
        MethodDescriptor<Q, A> begun = method.toBuilder()
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .build();
        ClientCall<Q, A> silent = agent.channel.newCall(begun, CallOptions.DEFAULT);
        silent.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end.complete(status);
                    }
                },
                new Metadata());
        return end;
    }

    @Test
    void takesNoMoreConnectionsThanItMayHave() throws Exception {
        FarmSettings narrow = FarmSettings.DEFAULT.withStrangers(Patience.TIME, 2);
        try (TestFarm other = new TestFarm(data.resolve("narrow"), narrow, (source, slice, sink) -> {})) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                open.add(new Socket(InetAddress.getLoopbackAddress(), other.server.port()));
            }
            try (Socket third = new Socket(InetAddress.getLoopbackAddress(), other.server.port())) {
                third.setSoTimeout(Patience.MILLIS);
                assertThat(third.getInputStream().read()).isEqualTo(-1);
            }
            for (Socket each : open) {
                each.close();
            }
            // That the others have gone is noticed a little later.
            Awaitility.await().ignoreException(StatusRuntimeException.class).until(() -> isWelcome(other));
        }
    }

    @Test
    void letsNoStrangerStay() throws Exception {
        // Whoever enrols has to have asked in this time, and twice as long is a stranger here.
        FarmSettings hasty = FarmSettings.DEFAULT.withStrangers(Duration.ofSeconds(2), 100);
        try (TestFarm other = new TestFarm(data.resolve("hasty"), hasty, (source, slice, sink) -> {});
                TestAgent agent = other.agent();
                TestAgent stranger = TestAgent.stranger(other)) {
            agent.open().hello();
            assertThat(agent.next().hasWelcome()).isTrue();
            EnrolRequest guess = TestAgent.request("ff1.x.y", new byte[10]);
            assertThatThrownBy(() -> stranger.enrolment().enrol(guess)).isInstanceOf(StatusRuntimeException.class);
            assertThat(stranger.channel.getState(false)).isEqualTo(ConnectivityState.READY);
            Awaitility.await().until(() -> stranger.channel.getState(false) != ConnectivityState.READY);
            assertThat(agent.channel.getState(false)).isEqualTo(ConnectivityState.READY);
        }
    }

    private static boolean isWelcome(TestFarm farm) throws Exception {
        try (TestAgent agent = farm.agent()) {
            agent.open().hello();
            Awaitility.await().until(() -> !agent.received.isEmpty() || !agent.ended.isEmpty());
            return !agent.received.isEmpty() && agent.next().hasWelcome();
        }
    }

    private static void fetch(TestAgent agent) {
        agent.farm().fetch(FetchRequest.newBuilder().setLeaseId("l-1").build()).forEachRemaining(chunk -> {});
    }

    private static void refused(ThrowingCallable call, Status.Code code, String part) {
        assertThatThrownBy(call)
                .isInstanceOf(StatusRuntimeException.class)
                .satisfies(e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
