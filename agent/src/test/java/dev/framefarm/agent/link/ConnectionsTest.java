package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.attempt.Arrived;
import dev.framefarm.agent.attempt.LineLost;
import dev.framefarm.agent.attempt.Slice;
import dev.framefarm.agent.attempt.Upload;
import dev.framefarm.agent.engine.Capabilities;
import dev.framefarm.agent.engine.Inbox;
import dev.framefarm.agent.engine.Session;
import dev.framefarm.agent.testing.TestData;
import dev.framefarm.agent.testing.TestFarm;
import dev.framefarm.agent.work.Lease;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.AgentMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers over several connections, of which each brings only so much. */
class ConnectionsTest {
    private static final byte[] FILM = new byte[4 << 20];
    /** A slice and what goes along with it, but not two. */
    private static final int ALLOWED = FILM.length * 3 / 2;

    /** Of a delivery. */
    private static final int PART = 1 << 20;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private TestFarm farm;
    private Wires wires;
    private Uplink uplink;

    @BeforeEach
    void open() throws Exception {
        new Random(11).nextBytes(FILM);
        farm = new TestFarm();
        wires = new Wires(farm.port(), ALLOWED);
    }

    @AfterEach
    void close() throws IOException {
        wires.close();
        uplink.close();
        timer.shutdownNow();
        farm.close();
    }

    private void connect(int connections) throws Exception {
        CertificateRequest request = CertificateRequest.of("tester");
        Identity identity = Enrolment.enrol(
                new Address("127.0.0.1", farm.port()), EnrolmentToken.parse(farm.token()), request, "tester");
        Reach reach = new Reach(List.of(new Address("127.0.0.1", wires.port())), connections, Bandwidth.UNLIMITED);
        uplink = new Uplink(
                reach,
                identity,
                "test",
                Long.MAX_VALUE,
                (slice, source, hearer) -> {
                    throw new UnsupportedOperationException("nothing is cut here");
                },
                timer,
                new FarmClock(),
                why -> {});
        uplink.start(new Greeting());
        farm.hear(AgentMessage::hasHello);
    }

    private Slice fetch(String lease) {
        farm.data.slice(lease, FILM, TestData.Ending.WHOLE);
        return uplink.fetch(new LeaseId(lease));
    }

    private List<Slice> fetch(int many) {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            slices.add(fetch("lease-" + i));
        }
        return slices;
    }

    private static byte[] all(Slice slice) throws IOException {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        while (slice.next(film)) {}
        return film.toByteArray();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(TestFarm.PATIENCE);
    }

    private long up(int wire) {
        return wires.all().get(wire).up();
    }

    private long down(int wire) {
        return wires.all().get(wire).down();
    }

    @Test
    void twoSlicesComeOverTwoConnectionsAndTheSessionsIsNeither() throws Exception {
        connect(5);
        for (Slice slice : fetch(2)) {
            assertThat(all(slice)).isEqualTo(FILM);
        }

        assertThat(wires.all()).hasSize(3);
        assertThat(down(0)).isLessThan(100_000);
        assertThat(down(1)).isGreaterThan(FILM.length);
        assertThat(down(2)).isGreaterThan(FILM.length);
        assertThat(uplink.openConnections()).isEqualTo(3);
    }

    @Test
    void whatIsFreeIsTakenAgain() throws Exception {
        connect(5);
        assertThat(all(fetch("first"))).isEqualTo(FILM);
        wires.all().get(1).allow(ALLOWED);
        assertThat(all(fetch("second"))).isEqualTo(FILM);

        assertThat(wires.all()).hasSize(2);
    }

    /** One connection would have had to carry all four: each of these lets pass less than two. */
    @Test
    void fourSlicesTakeTheTimeOfOne() throws Exception {
        connect(5);
        for (Slice slice : fetch(4)) {
            assertThat(all(slice)).isEqualTo(FILM);
        }

        assertThat(wires.all())
                .hasSize(5)
                .allSatisfy(wire -> assertThat(wire.down()).isLessThan(ALLOWED));
    }

    @Test
    void thereAreNoMoreThanMayBe() throws Exception {
        connect(3);
        List<Slice> slices = fetch(4);
        await().until(() -> wires.all().size() == 3 && down(1) > FILM.length && down(2) > FILM.length);
        wires.all().forEach(wire -> wire.allow(ALLOWED));
        for (Slice slice : slices) {
            assertThat(all(slice)).isEqualTo(FILM);
        }

        assertThat(wires.all()).hasSize(3);
        assertThat(down(0)).isLessThan(100_000);
    }

    @Test
    void aSingleOneIsTheSessionsToo() throws Exception {
        connect(1);
        assertThat(all(fetch("only"))).isEqualTo(FILM);

        assertThat(wires.all()).hasSize(1);
        assertThat(uplink.openConnections()).isEqualTo(1);
    }

    @Test
    void oneThatBreaksTakesOnlyItsOwnTransfersWithIt() throws Exception {
        connect(3);
        List<Slice> slices = fetch(4);
        await().until(() -> wires.all().size() == 3 && down(1) > FILM.length && down(2) > FILM.length);
        wires.all().get(1).cut();
        wires.all().get(2).allow(5 * ALLOWED);
        for (Slice slice : slices) {
            assertThat(all(slice)).isEqualTo(FILM);
        }

        assertThat(wires.all()).hasSize(3);
        assertThat(down(0)).isLessThan(100_000);
        assertThat(down(1) + down(2)).isLessThan(FILM.length * 11L / 2);
    }

    @Test
    void aDeliveryGoesOnOverAnotherConnection() throws Exception {
        connect(2);
        Upload upload = uplink.deliver(new LeaseId("broken"), Arrived.NOTHING);
        upload.send(FILM, PART);
        await().until(() -> wires.all().size() == 2 && up(1) > PART);
        wires.all().get(1).cut();

        assertThatThrownBy(() -> {
                    while (true) {
                        upload.send(FILM, 1);
                    }
                })
                .isInstanceOf(LineLost.class);
        Upload again = uplink.deliver(new LeaseId("broken"), Arrived.NOTHING);
        again.send(FILM, PART);
        // What breaks so soon is not wanted, so the session's has to do for a while.
        await().until(() -> up(0) > PART);
        assertThat(wires.all()).hasSize(2);
        again.cancel("enough");
    }

    @Test
    void aLineThatIsLeftLetsItsTransfersEnd() throws Exception {
        connect(2);
        Slice slice = fetch("long");
        Slice longer = fetch("longer");
        await().until(() -> wires.all().size() == 2 && down(1) > FILM.length);
        farm.hangUp();
        farm.hear(AgentMessage::hasHello);
        await().until(() -> wires.all().get(0).isCut());
        wires.all().get(1).allow(ALLOWED);

        assertThat(all(slice)).isEqualTo(FILM);
        assertThat(all(longer)).isEqualTo(FILM);
        await().until(() -> wires.all().get(1).isCut());
        assertThat(all(fetch("next"))).isEqualTo(FILM);
        assertThat(wires.all()).hasSize(4);
    }

    /** Says hello, as an engine would. */
    private static final class Greeting implements Inbox {
        @Override
        public void opened(Session session) {
            session.hello(new Capabilities(1, 1, 1, "host", List.of(), List.of(), List.of(), "8"), Map.of(), List.of());
        }

        @Override
        public void welcomed(String agentId, Duration heartbeat, boolean drain) {}

        @Override
        public void leased(Lease lease) {}

        @Override
        public void unreadable(LeaseId lease, String why) {}

        @Override
        public void revoked(LeaseId lease, String reason) {}

        @Override
        public void drain(boolean drain) {}

        @Override
        public void putAside(String reason) {}

        @Override
        public void lost(Session session, String why) {}
    }
}
