package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.v1.Evidence;
import dev.framefarm.v1.Verdict;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryIT {
    private static final int MEBI = 1 << 20;
    private static final int SIZE = 200;

    @TempDir
    Path data;

    private TestFarm farm;
    private TestAgent agent;
    private String lease;

    @BeforeEach
    void start() throws Exception {
        farm = new TestFarm(data, FarmSettings.DEFAULT, (source, slice, sink) -> {});
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
    void takesALargeDeliveryThroughLittleMemory() throws Exception {
        Load load = Load.begin();
        TestUpload upload = new TestUpload(agent).header(lease);
        for (int i = 0; i < SIZE * 8; i++) {
            upload.data(128 * 1024, (byte) i);
            load.look();
        }
        Verdict verdict = upload.evidence(upload.honest()).verdict();
        load.report("deliver", (long) SIZE * MEBI);
        assertThat(verdict.getReason()).isEmpty();
        assertThat(verdict.getAccepted()).isTrue();
        assertThat(load.grownMebi()).isLessThan(100);
        await().until(() -> farm.blobs.open.get() == 0);
    }

    @Test
    void makesAnAgentWaitForASlowDisk() throws Exception {
        farm.blobs.pauseNanos = 2_000_000_000;
        TestUpload upload = new TestUpload(agent).header(lease);
        int sent = 0;
        while (sent < 50 && upload.awaitReady(1000)) {
            upload.data(MEBI - 1024, (byte) 1);
            sent++;
        }
        assertThat(sent).isLessThan(25);
        farm.engine.attempts().ended(agent.id, new LeaseId(lease), EndCode.STALLED, "it seemed so");
        upload.cancel();
        await().until(() -> farm.blobs.open.get() == 0);
    }

    @Test
    void rejectsADeliveryThatChangedOnItsWay() throws Exception {
        TestUpload upload = new TestUpload(agent).header(lease).data(1000, (byte) 1);
        Evidence.Builder other = upload.honest().setSha256(ByteString.copyFrom(new byte[32]));
        Verdict verdict = upload.evidence(other).verdict();
        assertThat(verdict.getAccepted()).isFalse();
        assertThat(verdict.getCode()).isEqualTo("DIGEST");
        assertThat(farm.attempts.find(new LeaseId(lease)).orElseThrow().outcome())
                .contains("REJECTED");
    }

    @Test
    void refusesDeliveriesOutOfOrder() throws Exception {
        Evidence.Builder some = new TestUpload(agent).honest();
        refused(new TestUpload(agent).data(10, (byte) 1), Status.Code.INVALID_ARGUMENT);
        refused(new TestUpload(agent).header(lease).header(lease), Status.Code.INVALID_ARGUMENT);
        refused(new TestUpload(agent).header(lease).finish(), Status.Code.INVALID_ARGUMENT);
        refused(new TestUpload(agent).header(lease).evidence(some).data(1, (byte) 1), Status.Code.INVALID_ARGUMENT);
        refused(new TestUpload(agent).header(lease).evidence(some.clearSha256()), Status.Code.INVALID_ARGUMENT);
        refused(new TestUpload(agent).header("l-other"), Status.Code.PERMISSION_DENIED);
        await().until(() -> farm.blobs.open.get() == 0);
    }

    @Test
    void leavesNothingOfADeliveryThatBrokeOffAndIsNotWantedAnyMore() throws Exception {
        TestUpload upload = new TestUpload(agent).header(lease).data(1000, (byte) 1);
        await().until(() -> farm.blobs.written.get() == 1000);
        agent.channel.shutdownNow();
        assertThat(upload.failure().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        await().until(() -> farm.sessions.transfers().open(agent.id) == 0);
        farm.engine.attempts().ended(agent.id, new LeaseId(lease), EndCode.STALLED, "it seemed so");
        assertThat(farm.blobs.open.get()).isZero();
    }

    @Test
    void aDeliveryThatSaysNothingEndsWithTheCertificate() throws Exception {
        TestUpload silent = new TestUpload(agent);
        await().until(() -> farm.sessions.transfers().open(agent.id) == 1);
        farm.engine.fleet().revoke(agent.id, TestFarm.ADMIN);
        assertThat(silent.failure().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        await().until(() -> farm.sessions.transfers().open(agent.id) == 0);
    }

    @Test
    void doesNotWaitForADeliveryThatSaysNothing() throws Exception {
        // It has to enrol in this time, too.
        FarmSettings hasty = FarmSettings.DEFAULT.withStrangers(Duration.ofSeconds(2), 100);
        try (TestFarm other = new TestFarm(data.resolve("hasty"), hasty, (source, slice, sink) -> {})) {
            other.render("film");
            try (TestAgent late = other.agent()) {
                TestUpload begun =
                        new TestUpload(late).header(late.lease().getLeaseId()).data(1000, (byte) 1);
                Status end = new TestUpload(late).failure();
                assertThat(end.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
                assertThat(end.getDescription()).contains("its header");
                assertThat(begun.evidence(begun.honest()).verdict().getAccepted())
                        .as("one that said what it is may take its time")
                        .isTrue();
            }
        }
    }

    @Test
    void refusesADeliveryFarLargerThanItsWork() throws Exception {
        TestUpload upload = new TestUpload(agent).header(lease);
        for (int i = 0; i < 1000 && upload.awaitReady(Patience.MILLIS); i++) {
            upload.data(MEBI - 1024, (byte) 1);
        }
        assertThat(upload.failure())
                .satisfies(it -> assertThat(it.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED))
                .satisfies(it -> assertThat(it.getDescription()).contains("may have at most"));
        await().until(() -> farm.blobs.open.get() == 0);
    }

    @Test
    void takesNothingWhenTheDiskIsFullAndTheLeaseGoesOn() throws Exception {
        farm.blobs.free = 1000;
        assertThat(new TestUpload(agent).header(lease).failure())
                .satisfies(it -> assertThat(it.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED))
                .satisfies(it -> assertThat(it.getDescription()).contains("1000 bytes are free"));
        farm.blobs.free = Long.MAX_VALUE;
        TestUpload again = new TestUpload(agent).header(lease).data(1000, (byte) 1);
        assertThat(again.evidence(again.honest()).verdict().getAccepted()).isTrue();
    }

    @Test
    void stopsADeliveryWhenTheDiskRunsFullMeanwhile() throws Exception {
        TestUpload upload = new TestUpload(agent).header(lease).data(1000, (byte) 1);
        farm.blobs.free = 1000;
        for (int i = 0; i < 100 && upload.awaitReady(Patience.MILLIS); i++) {
            upload.data(MEBI - 1024, (byte) 1);
        }
        assertThat(upload.failure().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        await().until(() -> farm.blobs.open.get() == 0);
    }

    @Test
    void cutsTheDeliveriesOfARevokedAgentAtOnce() throws Exception {
        TestUpload upload = new TestUpload(agent).header(lease).data(1000, (byte) 1);
        await().until(() -> farm.blobs.open.get() == 1);
        farm.engine.fleet().revoke(agent.id, TestFarm.ADMIN);
        assertThat(upload.failure().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        await().until(() -> farm.blobs.open.get() == 0);
    }

    @Test
    void keepsEscapesOfAFailureOutOfTheHistory() {
        farm.engine.attempts().ended(agent.id, new LeaseId(lease), EndCode.ENCODER_FAILED, "\u001b[2J\u009b1mno\nway");
        assertThat(farm.attempts.find(new LeaseId(lease)).orElseThrow().detail())
                .contains("?[2J?1mno\nway");
    }

    @Test
    void takesALateDeliveryOnceAndNoneAfterIt() throws Exception {
        farm.engine.attempts().ended(agent.id, new LeaseId(lease), EndCode.STALLED, "it seemed so");
        TestUpload late = new TestUpload(agent).header(lease).data(1000, (byte) 1);
        assertThat(late.evidence(late.honest()).verdict().getAccepted()).isTrue();
        refused(new TestUpload(agent).header(lease), Status.Code.PERMISSION_DENIED);
    }

    private static void refused(TestUpload upload, Status.Code code) throws Exception {
        assertThat(upload.failure().getCode()).isEqualTo(code);
    }
}
