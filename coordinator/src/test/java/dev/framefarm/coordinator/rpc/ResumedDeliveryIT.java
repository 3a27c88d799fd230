package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.v1.Arrived;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.RecallRequest;
import dev.framefarm.v1.Verdict;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries that go on where their line broke. */
class ResumedDeliveryIT {
    private static final int PART = 100_000;

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
    void goesOnBehindWhatCame() throws Exception {
        TestUpload broken = new TestUpload(agent).header(lease).data(PART, (byte) 1);
        await().until(() -> farm.blobs.written.get() == PART);
        broken.cancel();

        TestUpload rest = broken.goOn(agent, lease, recalled(agent, lease)).data(PART, (byte) 2);
        Verdict verdict = rest.evidence(rest.honest()).verdict();

        assertThat(verdict.getReason()).isEmpty();
        assertThat(verdict.getAccepted()).isTrue();
        assertThat(farm.blobs.written.get()).isEqualTo(2 * PART);
        await().until(() -> farm.blobs.open.get() == 0);
    }

    @Test
    void takesTheBytesFromAStreamThatOnlySeemsToLive() throws Exception {
        TestUpload hangs = new TestUpload(agent).header(lease).data(PART, (byte) 1);
        await().until(() -> farm.blobs.written.get() == PART);

        Arrived arrived = recalled(agent, lease);
        hangs.data(PART, (byte) 3);

        assertThat(hangs.failure().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(recalled(agent, lease)).isEqualTo(arrived);
        assertThat(farm.blobs.written.get()).isEqualTo(PART);
    }

    @Test
    void cutsAHangingStreamWhenAnotherGoesOn() throws Exception {
        TestUpload hangs = new TestUpload(agent).header(lease).data(PART, (byte) 1);
        await().until(() -> farm.blobs.written.get() == PART);

        TestUpload rest = hangs.goOn(agent, lease, recalled(agent, lease));

        assertThat(hangs.failure().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(rest.evidence(rest.honest()).verdict().getAccepted()).isTrue();
        await().until(() -> farm.sessions.transfers().open(agent.id) == 0);
    }

    @Test
    void whoNamesAnotherBeginningBeginsAnew() throws Exception {
        TestUpload broken = new TestUpload(agent).header(lease).data(PART, (byte) 1);
        await().until(() -> farm.blobs.written.get() == PART);
        broken.cancel();
        Arrived arrived = recalled(agent, lease);
        Arrived lie =
                arrived.toBuilder().setSha256(ByteString.copyFrom(new byte[32])).build();

        assertThat(broken.goOn(agent, lease, lie).failure().getCode()).isEqualTo(Status.Code.ABORTED);
        await().until(() -> farm.blobs.open.get() == 0);
        assertThat(recalled(agent, lease)).isEqualTo(Arrived.getDefaultInstance());
        assertThat(broken.goOn(agent, lease, arrived).failure().getCode()).isEqualTo(Status.Code.ABORTED);
        TestUpload anew = new TestUpload(agent).header(lease).data(PART, (byte) 1);
        assertThat(anew.evidence(anew.honest()).verdict().getAccepted()).isTrue();
    }

    @Test
    void isForTheAgentOfTheLeaseAlone() throws Exception {
        try (TestAgent other = farm.agent()) {
            Assertions.assertThatThrownBy(() -> recalled(other, lease))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            refused ->
                                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
        }
    }

    @Test
    void nothingIsKeptOfAnAttemptThatEnded() throws Exception {
        TestUpload broken = new TestUpload(agent).header(lease).data(PART, (byte) 1);
        await().until(() -> farm.blobs.written.get() == PART);
        recalled(agent, lease);
        assertThat(farm.blobs.open.get()).isEqualTo(1);

        farm.engine.attempts().ended(agent.id, new LeaseId(lease), EndCode.ENCODER_FAILED, "no more");

        assertThat(farm.blobs.open.get()).isZero();
        broken.cancel();
    }

    private static Arrived recalled(TestAgent agent, String lease) {
        return FarmGrpc.newBlockingStub(agent.channel)
                .recall(RecallRequest.newBuilder().setLeaseId(lease).build());
    }
}
