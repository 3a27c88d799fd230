package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.Landing;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.Evidence;
import dev.framefarm.v1.Hello;
import dev.framefarm.v1.PlaceAnswer;
import dev.framefarm.v1.PlaceRequest;
import dev.framefarm.v1.PlacedDelivery;
import dev.framefarm.v1.Placing;
import dev.framefarm.v1.Verdict;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceIT {
    private static final byte[] BYTES = {1, 2, 3};
    private static final long MORE_THAN_ANY_ENCODER_MAKES = 1L << 40;

    @TempDir
    Path data;

    private final Beach beach = new Beach();
    private TestFarm farm;
    private TestAgent agent;
    private String lease;

    @BeforeEach
    void start() throws Exception {
        farm = new TestFarm(data, FarmSettings.DEFAULT, (source, slice, sink) -> {});
        farm.blobs.landing = Optional.of(beach);
        farm.render("film");
        agent = farm.agent();
        lease = agent.lease().getLeaseId();
    }

    @AfterEach
    void stop() {
        agent.close();
        farm.close();
    }

    @Test
    void onlyAnAgentThatKnowsPlacesHearsOfThem() throws Exception {
        try (TestAgent old = farm.agent();
                TestAgent today = farm.agent()) {
            assertThat(old.open().hello().next().getWelcome().getPlacing()).isFalse();
            assertThat(today.open().say(knowing("")).next().getWelcome().getPlacing())
                    .isTrue();
        }
    }

    @Test
    void whereThereAreNoPlacesNobodyHearsOfThem() throws Exception {
        farm.blobs.landing = Optional.empty();
        try (TestAgent today = farm.agent()) {
            assertThat(today.open().say(knowing("")).next().getWelcome().getPlacing())
                    .isFalse();
        }
        assertThat(place(agent, BYTES.length).getUrl()).isEmpty();
    }

    @Test
    void anAgentSaysWhyItsDeliveriesAreRelayed() throws Exception {
        try (TestAgent far = farm.agent()) {
            far.open().say(knowing("the connection is refused")).next();

            assertThat(farm.engine.fleet().members().stream()
                            .filter(each -> each.enrolled().id().equals(far.id))
                            .findFirst()
                            .orElseThrow()
                            .present()
                            .orElseThrow()
                            .machine()
                            .detour())
                    .contains("the connection is refused");
        }
    }

    @Test
    void whatLiesAtItsPlaceIsADeliveryLikeAnyOther() {
        PlaceAnswer place = place(agent, BYTES.length);
        assertThat(place.getUrl()).isEqualTo("https://store/" + lease);
        assertThat(place.getHeadersMap()).containsExactlyEntriesOf(Map.of("x-amz-checksum-sha256", "abc"));
        beach.lying.put(lease, BYTES);

        assertThat(deliver(agent).getAccepted()).isTrue();

        assertThat(farm.attempts.find(new LeaseId(lease)).orElseThrow().outcome())
                .contains("DELIVERED");
        assertThat(beach.cleared).containsExactly(lease);
        assertThat(farm.engine.deliveryFigures().all())
                .containsEntry("direct", 1L)
                .containsEntry("relayed", 0L);
        assertThat(farm.blobs.open).hasValue(0);
        assertRefused(() -> deliver(agent), Status.Code.PERMISSION_DENIED);
        assertRefused(() -> place(agent, BYTES.length), Status.Code.PERMISSION_DENIED);
    }

    @Test
    void whatIsNotThereIsAFailedAttempt() {
        Verdict verdict = deliver(agent);

        assertThat(verdict.getAccepted()).isFalse();
        assertThat(verdict.getCode()).isEqualTo("DIGEST");
        assertThat(farm.attempts.find(new LeaseId(lease)).orElseThrow().outcome())
                .contains(EndCode.REJECTED.name());
    }

    @Test
    void nobodyHasAPlaceForTheLeaseOfAnother() throws Exception {
        try (TestAgent thief = farm.agent()) {
            assertRefused(() -> place(thief, BYTES.length), Status.Code.PERMISSION_DENIED);
            assertRefused(() -> deliver(thief), Status.Code.PERMISSION_DENIED);
        }
    }

    @Test
    void thereIsNoPlaceForMoreThanAnyEncoderMakes() {
        assertRefused(() -> place(agent, MORE_THAN_ANY_ENCODER_MAKES), Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void thereIsNoPlaceWhereTheDiskIsFull() {
        farm.blobs.free = 0;

        assertRefused(() -> place(agent, BYTES.length), Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void aMalformedDigestIsRefused() {
        PlaceRequest request = PlaceRequest.newBuilder()
                .setLeaseId(lease)
                .setSha256(ByteString.copyFrom(BYTES))
                .build();

        assertRefused(() -> agent.farm().place(request), Status.Code.INVALID_ARGUMENT);
    }

    private static void assertRefused(ThrowingCallable call, Status.Code code) {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(call)
                .extracting(refused -> refused.getStatus().getCode())
                .isEqualTo(code);
    }

    private static AgentMessage.Builder knowing(String trouble) {
        Hello.Builder hello = TestAgent.aHello(1);
        hello.getCapabilitiesBuilder().setPlacing(Placing.newBuilder().setTrouble(trouble));
        return AgentMessage.newBuilder().setHello(hello);
    }

    private PlaceAnswer place(TestAgent who, long bytes) {
        return who.farm()
                .place(PlaceRequest.newBuilder()
                        .setLeaseId(lease)
                        .setBytes(bytes)
                        .setSha256(digest())
                        .build());
    }

    private Verdict deliver(TestAgent who) {
        return who.farm()
                .deliverPlaced(PlacedDelivery.newBuilder()
                        .setLeaseId(lease)
                        .setEvidence(Evidence.newBuilder()
                                .setBytes(BYTES.length)
                                .setSha256(digest())
                                .setFrames(TestPlan.FRAMES)
                                .setLastTime(TestPlan.FRAMES - 1)
                                .setParityClass("x264-1"))
                        .build());
    }

    private static ByteString digest() {
        return ByteString.copyFrom(NullBlobs.sha256().digest(BYTES));
    }

    /** A store of which only this knows what agents put there. */
    private final class Beach implements Landing {
        final Map<String, byte[]> lying = new HashMap<>();
        final Set<String> cleared = new HashSet<>();

        @Override
        public Optional<Place> place(LeaseId whose, Blob blob) {
            return Optional.of(new Place(URI.create("https://store/" + whose), Map.of("x-amz-checksum-sha256", "abc")));
        }

        @Override
        public Optional<Blobs.Incoming> take(LeaseId whose, Blob blob) throws IOException {
            if (!lying.containsKey(whose.value())) {
                return Optional.empty();
            }
            Blobs.Incoming incoming = farm.blobs.create();
            incoming.write(lying.get(whose.value()));
            return Optional.of(incoming);
        }

        @Override
        public void clear(LeaseId whose) {
            cleared.add(whose.value());
        }
    }
}
