package dev.framefarm.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.link.LinkException;
import dev.framefarm.agent.testing.TestData;
import dev.framefarm.agent.testing.TestData.Ending;
import dev.framefarm.agent.testing.TestFarm;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.testing.TestWork;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.EndCode;
import dev.framefarm.v1.HeldLease;
import dev.framefarm.v1.VideoCodec;
import dev.framefarm.words.WorkWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the agent behaves when the farm, the link or the operator changes its mind. */
class AgentSessionIT {
    @TempDir
    static Path folder;

    private RunningAgent agent;

    @BeforeEach
    void start() throws Exception {
        agent = RunningAgent.ready(folder);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @AfterAll
    static void nothingIsLeft() {
        RunningAgent.awaitNoChildren();
    }

    @Test
    void aRevokedLeaseStopsFfmpegAndFreesItsSlot() throws Exception {
        agent.busyWith("a", 100);
        agent.farm.revoke("a");
        RunningAgent.awaitNoChildren();
        agent.farm.hear(message -> message.getOffer().getFree() == 1);
        assertThat(agent.farm.data.delivery("a")).failsWithin(TestFarm.PATIENCE);
    }

    @Test
    void aLostSessionIsTakenUpAgainWithWhatIsHeld() throws Exception {
        agent.busyWith("a", 100);
        agent.farm.hangUp();
        AgentMessage hello = agent.farm.hear(AgentMessage::hasHello);
        assertThat(hello.getHello().getHeldList()).hasSize(1);
        assertThat(hello.getHello().getHeld(0).getLeaseId()).isEqualTo("a");
        assertThat(hello.getHello().getHeld(0).getStarted()).isTrue();
        assertThat(hello.getHello().getCapabilities().getKnowsList()).containsExactlyElementsOf(WorkWords.known());
        assertThat(RunningAgent.children()).hasSize(1);
    }

    @Test
    void whatBrokeWithTheLinkIsHandedBackAfterwards() throws Exception {
        agent.busyWith("a", 100);
        agent.farm.stop();
        RunningAgent.awaitNoChildren();
        agent.farm.start();
        assertThat(agent.farm.hear(AgentMessage::hasHello).getHello().getHeldList())
                .isEmpty();
        assertThat(agent.ended().getCode()).isEqualTo(EndCode.HANDED_BACK);
    }

    @Test
    void anEncodeOutlivesItsLineAndIsDeliveredAfterwards() throws Exception {
        agent.slowlyAtWorkWith("a");
        agent.farm.stop();
        agent.farm.data.forget("a");
        agent.farm.start();
        assertThat(agent.farm.hear(AgentMessage::hasHello).getHello().getHeldList())
                .extracting(HeldLease::getLeaseId)
                .containsExactly("a");
        TestData.Delivery delivery = agent.delivery("a");
        assertThat(delivery.evidence().getFrames()).isEqualTo(RunningAgent.LONG);
        assertThat(delivery.evidence().getBytes()).isEqualTo(delivery.bytes().length);
        assertThat(delivery.evidence().getSha256().toByteArray()).isEqualTo(TestData.sha256(delivery.bytes()));
        agent.farm.hear(message -> message.getHeartbeat().getLoad() >= 0
                && message.hasHeartbeat()
                && message.getHeartbeat().getHeldCount() == 0);
        assertThat(agent.data.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void aStoppingAgentEndsAndDeliversWhatEndsSoon() throws Exception {
        try (RunningAgent patient = RunningAgent.patient(folder)) {
            patient.farm.data.slice("a", TestMedia.film(folder, 100), Ending.WHOLE);
            patient.farm.grant(
                    TestWork.pictures("a", VideoCodec.H264, "slow", 0, 100).build());
            patient.farm.hear(
                    message -> message.hasOffer() && message.getOffer().getFree() == 0);
            patient.farm.hear(message -> message.getOffer().getFree() == 1);
            patient.stop();
            assertThat(patient.delivery("a").evidence().getFrames()).isEqualTo(100);
        }
    }

    @Test
    void drainingTakesNothingNewAndInterruptsNothing() throws Exception {
        agent.farm.drain(true);
        assertThat(agent.farm.hear(AgentMessage::hasOffer).getOffer().getFree()).isZero();
        agent.farm.drain(false);
        assertThat(agent.farm.hear(AgentMessage::hasOffer).getOffer().getFree()).isEqualTo(1);
    }

    @Test
    void aStoppingAgentHandsBackAndLeavesNothingRunning() throws Exception {
        agent.busyWith("a", 100);
        long begin = System.nanoTime();
        agent.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("what it was at would not have ended by itself")
                .isLessThan(Duration.ofSeconds(30));
        RunningAgent.awaitNoChildren();
        agent.farm.hear(AgentMessage::hasLeaving);
        assertThat(agent.ended().getCode()).isEqualTo(EndCode.HANDED_BACK);
    }

    @Test
    void aRefusedAgentIsToldWhy() throws Exception {
        agent.farm.refuse("revoked by the operator");
        assertThat(agent.refusals.poll(TestFarm.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .contains("revoked by the operator");
    }

    @Test
    void heartbeatsTellHowFarAndHowFast() throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 100), Ending.WHOLE);
        agent.farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 100).build());
        AgentMessage beat = agent.farm.hear(message -> message.getHeartbeat().getMeasuredCount() > 0);
        assertThat(beat.getHeartbeat().getMeasured(0).getName()).isEqualTo("h264");
        assertThat(beat.getHeartbeat().getMeasured(0).getPixelsPerSecond()).isPositive();
        assertThat(beat.getHeartbeat().getFreeDiskBytes()).isPositive();
    }

    @Test
    void theNextSliceIsFetchedWhileTheLastFramesAreEncoded() throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 100), Ending.HANGING);
        agent.farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 60).build());
        agent.farm.hear(message -> message.hasOffer() && message.getOffer().getFree() == 0);
        agent.farm.hear(message -> message.getOffer().getFree() == 1);
        agent.farm.data.slice("b", TestMedia.film(folder, 100), Ending.WHOLE);
        agent.farm.grant(
                TestWork.pictures("b", VideoCodec.H264, "ultrafast", 0, 50).build());
        agent.farm.hear(message -> message.hasOffer() && message.getOffer().getFree() == 0);
        agent.farm.hear(message -> message.getHeartbeat().getHeldList().stream()
                .anyMatch(held -> held.getLeaseId().equals("b") && !held.getStarted()));
        assertThat(RunningAgent.children()).hasSize(1);
        agent.farm.revoke("a");
        assertThat(agent.delivery("b").evidence().getFrames()).isEqualTo(50);
    }

    @Test
    void anotherSliceIsFetchedBesideOneThatKeepsTheEncoderWaiting() throws Exception {
        agent.busyWith("a", RunningAgent.LONG);
        agent.farm.hear(message -> message.getOffer().getFree() == 1);
        agent.farm.data.slice("b", TestMedia.film(folder, 100), Ending.WHOLE);
        agent.farm.grant(
                TestWork.pictures("b", VideoCodec.H264, "ultrafast", 0, 50).build());
        agent.farm.hear(message -> message.hasOffer() && message.getOffer().getFree() == 0);
        assertThat(RunningAgent.children()).hasSize(1);
    }

    @Test
    void theCertificateIsRenewedAtTwoThirdsOfItsLife(@TempDir Path data) throws Exception {
        TestFarm brief = new TestFarm();
        brief.certificateLife = Duration.ofSeconds(8);
        try (RunningAgent renewing = RunningAgent.fresh(folder, brief, data, brief.token())) {
            brief.hear(AgentMessage::hasHello);
            brief.hearEach(List.of(AgentMessage::hasHello, AgentSessionIT::tellsOfAllEncoders));
            assertThat(brief.renewals.get()).isEqualTo(1);
            assertThat(renewing.refusals).isEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("agent.pem"))))
                .isEqualTo("rw-------");
    }

    /** By itself, or with the next greeting where they were proven between two. */
    private static boolean tellsOfAllEncoders(AgentMessage message) {
        return message.getCapabilities().getEncodersCount() == 11
                || message.getHello().getCapabilities().getEncodersCount() == 11;
    }

    @Test
    void aWrongTokenAndAStrangersFarmAreRefused(@TempDir Path data) throws Exception {
        String used = agent.farm.token().replace(TestFarm.SECRET, "another-secret");
        assertThatThrownBy(() -> RunningAgent.fresh(folder, agent.farm, data, used))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("used or expired");
        try (TestFarm stranger = new TestFarm()) {
            assertThatThrownBy(() -> RunningAgent.fresh(folder, agent.farm, data, stranger.token()))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("another farm");
        }
    }
}
