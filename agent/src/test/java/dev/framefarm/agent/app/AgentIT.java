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
import dev.framefarm.v1.AudioCodec;
import dev.framefarm.v1.EndCode;
import dev.framefarm.v1.Ended;
import dev.framefarm.v1.Evidence;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.VideoCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole agent with a real FFmpeg against a coordinator of real gRPC and TLS. */
class AgentIT {
    @TempDir
    static Path folder;

    /** Proven once; the proofs are the same for every agent here. */
    private static Path proofs;

    private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    private TestFarm farm;
    private Agent agent;

    @BeforeAll
    static void prove() throws Exception {
        Path data = Files.createDirectory(folder.resolve("proven"));
        try (TestFarm farm = new TestFarm()) {
            Agent agent = agent(farm, data, farm.token(), new LinkedBlockingQueue<>());
            assertThat(farm.hear(AgentMessage::hasHello)
                            .getHello()
                            .getCapabilities()
                            .getEncodersList())
                    .isEmpty();
            farm.hear(message -> message.getCapabilities().getEncodersCount() == 6);
            proofs = data.resolve("proofs.txt");
            Awaitility.await().until(() -> Files.exists(proofs));
            agent.stop("done");
        }
    }

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        Files.copy(proofs, data.resolve("proofs.txt"));
        farm = new TestFarm();
        agent = agent(farm, data, farm.token(), refusals);
        farm.hear(message -> message.getOffer().getFree() == 1);
    }

    @AfterEach
    void stop() throws Exception {
        agent.stop("the test is over");
        farm.close();
    }

    @AfterAll
    static void nothingIsLeft() {
        assertThat(children()).isEmpty();
    }

    @Test
    void picturesComeBackExactlyWithTheirTimes() throws Exception {
        farm.data.slice("a", TestMedia.film(folder, 100), Ending.WHOLE);
        farm.grant(TestWork.pictures("a", VideoCodec.H264, "ultrafast", 30, 90).build());
        TestData.Delivery delivery = farm.data.delivery("a").get(20, TimeUnit.SECONDS);
        Path file = Files.write(folder.resolve("a.mp4"), delivery.bytes());
        List<Long> wanted = LongStream.range(30, 90)
                .map(n -> n * TestMedia.TICKS_PER_FRAME + TestMedia.SHIFT)
                .boxed()
                .toList();
        assertThat(TestMedia.times(file)).isEqualTo(wanted);
        Evidence evidence = delivery.evidence();
        assertThat(evidence.getFrames()).isEqualTo(60);
        assertThat(evidence.getFirstTime()).isEqualTo(wanted.get(0));
        assertThat(evidence.getLastTime()).isEqualTo(wanted.get(59));
        assertThat(evidence.getBytes()).isEqualTo(delivery.bytes().length);
        assertThat(evidence.getSha256().toByteArray()).isEqualTo(TestData.sha256(delivery.bytes()));
        assertThat(evidence.getParityClass()).startsWith("libx264/");
        assertThat(TestMedia.probe(
                        "-show_entries", "stream=width,height,codec_name", "-of", "csv=p=0", file.toString()))
                .startsWith("h264,160,90");
        farm.hear(message -> message.getOffer().getFree() == 1);
    }

    @Test
    void soundComesBackWhole() throws Exception {
        farm.data.slice("a", TestMedia.tone(folder, 3), Ending.WHOLE);
        farm.grant(TestWork.sound("a", AudioCodec.OPUS, 3).build());
        TestData.Delivery delivery = farm.data.delivery("a").get(20, TimeUnit.SECONDS);
        Path file = Files.write(folder.resolve("s.mp4"), delivery.bytes());
        assertThat(delivery.evidence().getFrames())
                .isEqualTo(TestMedia.times(file).size())
                .isBetween(150L, 152L);
    }

    @Test
    void tooFewFramesAreNotDelivered() throws Exception {
        farm.data.slice("a", TestMedia.film(folder, 50), Ending.WHOLE);
        farm.grant(TestWork.pictures("a", VideoCodec.H264, "ultrafast", 30, 90).build());
        assertThat(ended().getCode()).isEqualTo(EndCode.FRAMES_SHORT);
        assertThat(farm.data.delivery("a")).failsWithin(Duration.ofSeconds(5));
    }

    @Test
    void noFrameAtAllIsTooFewToo() throws Exception {
        farm.data.slice("a", TestMedia.film(folder, 50), Ending.WHOLE);
        farm.grant(TestWork.pictures("a", VideoCodec.H264, "ultrafast", 60, 90).build());
        assertThat(ended().getCode()).isEqualTo(EndCode.FRAMES_SHORT);
    }

    @Test
    void aSliceThatEndsEarlyIsBroken() throws Exception {
        farm.data.slice("a", TestMedia.film(folder, 100), Ending.EARLY);
        farm.grant(TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 100).build());
        assertThat(ended().getCode()).isEqualTo(EndCode.SOURCE_BROKEN);
    }

    @Test
    void aSliceWithAnotherDigestIsBroken() throws Exception {
        farm.data.slice("a", TestMedia.film(folder, 100), Ending.WRONG_DIGEST);
        farm.grant(TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 50).build());
        assertThat(ended().getCode()).isEqualTo(EndCode.SOURCE_BROKEN);
    }

    @Test
    void nonsenseInTheSliceIsTheEncodersFailureWithItsWords() throws Exception {
        farm.data.slice("a", new byte[100_000], Ending.WHOLE);
        farm.grant(TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 50).build());
        Ended ended = ended();
        assertThat(ended.getCode()).isEqualTo(EndCode.ENCODER_FAILED);
        assertThat(ended.getDetail()).contains("Invalid data").hasSizeLessThanOrEqualTo(2048);
    }

    @Test
    void unknownWorkIsSaidToBeUnknown() throws Exception {
        farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "-y /etc/passwd", 0, 50).build());
        assertThat(ended().getCode()).isEqualTo(EndCode.UNSUPPORTED);
        Lease.Builder strange = TestWork.pictures("b", VideoCodec.H264, "fast", 0, 50);
        strange.getWorkBuilder().getVideoBuilder().setCodecValue(99);
        farm.grant(strange.build());
        assertThat(ended().getCode()).isEqualTo(EndCode.UNSUPPORTED);
    }

    @Test
    void aRevokedLeaseStopsFfmpegAndFreesItsSlot() throws Exception {
        running("a");
        farm.revoke("a");
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> children().isEmpty());
        farm.hear(message -> message.getOffer().getFree() == 1);
        assertThat(farm.data.delivery("a")).failsWithin(Duration.ofSeconds(5));
    }

    @Test
    void aLostSessionIsTakenUpAgainWithWhatIsHeld() throws Exception {
        running("a");
        farm.hangUp();
        AgentMessage hello = farm.hear(AgentMessage::hasHello);
        assertThat(hello.getHello().getHeldList()).hasSize(1);
        assertThat(hello.getHello().getHeld(0).getLeaseId()).isEqualTo("a");
        assertThat(hello.getHello().getHeld(0).getStarted()).isTrue();
        assertThat(children()).hasSize(1);
    }

    @Test
    void whatBrokeWithTheLinkIsHandedBackAfterwards() throws Exception {
        running("a");
        farm.stop();
        Awaitility.await().until(() -> children().isEmpty());
        farm.start();
        assertThat(farm.hear(AgentMessage::hasHello).getHello().getHeldList()).isEmpty();
        assertThat(ended().getCode()).isEqualTo(EndCode.HANDED_BACK);
    }

    @Test
    void drainingTakesNothingNewAndInterruptsNothing() throws Exception {
        farm.drain(true);
        assertThat(farm.hear(AgentMessage::hasOffer).getOffer().getFree()).isZero();
        farm.drain(false);
        assertThat(farm.hear(AgentMessage::hasOffer).getOffer().getFree()).isEqualTo(1);
    }

    @Test
    void aStoppingAgentHandsBackAndLeavesNothingRunning() throws Exception {
        running("a");
        long begin = System.nanoTime();
        agent.stop("the agent stops");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        assertThat(children()).isEmpty();
        farm.hear(AgentMessage::hasLeaving);
        assertThat(ended().getCode()).isEqualTo(EndCode.HANDED_BACK);
    }

    @Test
    void aRefusedAgentIsToldWhy() throws Exception {
        farm.refuse("revoked by the operator");
        assertThat(refusals.poll(5, TimeUnit.SECONDS)).contains("revoked by the operator");
    }

    @Test
    void heartbeatsTellHowFarAndHowFast() throws Exception {
        farm.data.slice("a", TestMedia.film(folder, 100), Ending.WHOLE);
        farm.grant(TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 100).build());
        AgentMessage beat = farm.hear(message -> message.getHeartbeat().getMeasuredCount() > 0);
        assertThat(beat.getHeartbeat().getMeasured(0).getName()).isEqualTo("h264");
        assertThat(beat.getHeartbeat().getMeasured(0).getPixelsPerSecond()).isPositive();
        assertThat(beat.getHeartbeat().getFreeDiskBytes()).isPositive();
    }

    @Test
    void theCertificateIsRenewedAtTwoThirdsOfItsLife(@TempDir Path data) throws Exception {
        try (TestFarm brief = new TestFarm()) {
            brief.certificateLife = Duration.ofSeconds(8);
            Agent renewing = agent(brief, data, brief.token(), refusals);
            brief.hear(AgentMessage::hasHello);
            brief.hear(AgentMessage::hasHello);
            assertThat(brief.renewals.get()).isEqualTo(1);
            assertThat(refusals).isEmpty();
            renewing.stop("done");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("agent.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aWrongTokenAndAStrangersFarmAreRefused(@TempDir Path data) throws Exception {
        String used = farm.token().replace(TestFarm.SECRET, "another-secret");
        assertThatThrownBy(() -> agent(farm, data, used, refusals))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("used or expired");
        try (TestFarm stranger = new TestFarm()) {
            assertThatThrownBy(() -> agent(farm, data, stranger.token(), refusals))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("another farm");
        }
    }

    /** A long encode that surely has not ended when this returns: its slice never does. */
    private void running(String lease) throws Exception {
        farm.data.slice(lease, TestMedia.film(folder, 100), Ending.HANGING);
        farm.grant(
                TestWork.pictures(lease, VideoCodec.H264, "ultrafast", 0, 100).build());
        Awaitility.await().until(() -> !children().isEmpty());
        farm.hear(message -> message.getHeartbeat().getHeldCount() == 1
                && message.getHeartbeat().getHeld(0).getStarted());
    }

    private Ended ended() throws InterruptedException {
        return farm.hear(AgentMessage::hasEnded).getEnded();
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().toList();
    }

    private static Agent agent(TestFarm farm, Path data, String token, BlockingQueue<String> refusals)
            throws Exception {
        Settings settings = SettingsFile.parse("coordinators: ['127.0.0.1:" + farm.port() + "']\nslots: 1\ntoken: "
                + token + "\ndata: " + data + "\nname: tester");
        return new Agent(settings, TestMedia.toolchain(), "test", refusals::add);
    }
}
