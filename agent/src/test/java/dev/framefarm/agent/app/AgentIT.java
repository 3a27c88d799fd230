package dev.framefarm.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.agent.testing.TestData;
import dev.framefarm.agent.testing.TestData.Ending;
import dev.framefarm.agent.testing.TestFarm;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.testing.TestWork;
import dev.framefarm.v1.AudioCodec;
import dev.framefarm.v1.Colour;
import dev.framefarm.v1.EndCode;
import dev.framefarm.v1.Ended;
import dev.framefarm.v1.Evidence;
import dev.framefarm.v1.Fraction;
import dev.framefarm.v1.FrameCount;
import dev.framefarm.v1.Gain;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.Likeness;
import dev.framefarm.v1.Loudness;
import dev.framefarm.v1.Metric;
import dev.framefarm.v1.PixelFormat;
import dev.framefarm.v1.Quality;
import dev.framefarm.v1.SoundContainer;
import dev.framefarm.v1.VideoCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the whole agent makes of slices, with a real FFmpeg, gRPC and TLS. */
class AgentIT {
    private static final Quality SIMILAR = Quality.newBuilder()
            .setMetric(Metric.SSIM)
            .setScore(0.98)
            .setBestCrf(14)
            .setWorstCrf(38)
            .build();

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
    void picturesComeBackExactlyWithTheirTimes() throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 100), Ending.WHOLE);
        agent.farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "ultrafast", 30, 90).build());
        TestData.Delivery delivery = agent.delivery("a");
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
        agent.farm.hear(message -> message.getOffer().getFree() == 1);
    }

    @Test
    void everyEncoderKeepsTimesAndColour() throws Exception {
        byte[] film = TestMedia.film(folder, 100);
        Map<VideoCodec, String> presets = Map.of(
                VideoCodec.HEVC,
                "ultrafast",
                VideoCodec.AV1,
                "8",
                VideoCodec.VP9,
                "8",
                VideoCodec.AV1_AOM,
                "8",
                VideoCodec.PRORES,
                "",
                VideoCodec.DNXHR,
                "",
                VideoCodec.FFV1,
                "");
        for (VideoCodec codec : presets.keySet()) {
            String lease = codec.name();
            agent.farm.data.slice(lease, film, Ending.WHOLE);
            Lease.Builder order = TestWork.pictures(lease, codec, presets.getOrDefault(codec, ""), 75, 100);
            order.getWorkBuilder()
                    .getVideoBuilder()
                    .setWidth(320)
                    .setHeight(180)
                    .setPixelFormat(format(codec))
                    .setColour(
                            Colour.newBuilder().setPrimaries(9).setTransfer(16).setMatrix(9));
            agent.farm.grant(order.build());
            TestData.Delivery delivery = agent.delivery(lease);
            Path file = Files.write(folder.resolve(lease + ".mp4"), delivery.bytes());
            assertThat(TestMedia.times(file))
                    .isEqualTo(LongStream.range(75, 100)
                            .map(n -> n * TestMedia.TICKS_PER_FRAME + TestMedia.SHIFT)
                            .boxed()
                            .toList());
            assertThat(TestMedia.probe(
                            "-show_entries",
                            "stream=color_space,color_transfer,color_primaries",
                            "-of",
                            "csv=p=0",
                            file.toString()))
                    .startsWith("bt2020nc,smpte2084,bt2020");
        }
    }

    private static PixelFormat format(VideoCodec codec) {
        return switch (codec) {
            case PRORES -> PixelFormat.YUV422P10;
            case DNXHR -> PixelFormat.YUV422P;
            default -> PixelFormat.YUV420P;
        };
    }

    @Test
    void anotherFrameRateFillsItsGrid() throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 100), Ending.WHOLE);
        Lease.Builder order = TestWork.pictures("a", VideoCodec.H264, "ultrafast", 48, 100);
        order.getWorkBuilder()
                .getVideoBuilder()
                .setFrames(20)
                .setFps(Fraction.newBuilder().setNum(10).setDen(1))
                .setFrameRate(Fraction.newBuilder().setNum(10).setDen(1))
                .setOutputTimeBase(Fraction.newBuilder().setNum(1).setDen(10))
                .setGridFrom(30)
                .setGridTo(50);
        agent.farm.grant(order.build());
        TestData.Delivery delivery = agent.delivery("a");
        assertThat(TestMedia.times(Files.write(folder.resolve("grid.mp4"), delivery.bytes())))
                .isEqualTo(LongStream.range(30, 50).boxed().toList());
    }

    @Test
    void aGridDoesNotHideThatTheSliceCameShort() throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 50), Ending.WHOLE);
        Lease.Builder order = TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 100);
        order.getWorkBuilder()
                .getVideoBuilder()
                .setSourceFrames(100)
                .setFrames(40)
                .setFps(Fraction.newBuilder().setNum(10).setDen(1))
                .setFrameRate(Fraction.newBuilder().setNum(10).setDen(1))
                .setOutputTimeBase(Fraction.newBuilder().setNum(1).setDen(10))
                .setGridFrom(10)
                .setGridTo(50);
        agent.farm.grant(order.build());
        Ended ended = agent.ended();
        assertThat(ended.getCode()).isEqualTo(EndCode.FRAMES_SHORT);
        assertThat(ended.getDetail()).isEqualTo("100 frames of the source wanted, 50 decoded");
    }

    @Test
    void framesOfEqualTimeComeOutATickApart() throws Exception {
        String shift = "*512+" + TestMedia.SHIFT;
        byte[] doubled =
                TestMedia.restamped(TestMedia.film(folder, 50), "if(lt(N\\,25)\\,N+1\\,N)" + shift, "N" + shift);
        agent.farm.data.slice("a", doubled, Ending.WHOLE);
        Lease.Builder order = TestWork.pictures("a", VideoCodec.H264, "ultrafast", 1, 50);
        order.getWorkBuilder().getVideoBuilder().setFrames(50);
        agent.farm.grant(order.build());
        TestData.Delivery delivery = agent.delivery("a");
        assertThat(delivery.evidence().getFrames()).isEqualTo(50);
        List<Long> times = TestMedia.times(Files.write(folder.resolve("doubled.mp4"), delivery.bytes()));
        assertThat(times.get(25) - times.get(24)).isEqualTo(1);
    }

    @Test
    void framesWithoutTimesAreCounted() throws Exception {
        agent.farm.data.slice("a", TestMedia.restamped(TestMedia.film(folder, 50), "N", "N"), Ending.WHOLE);
        Lease.Builder order = TestWork.pictures("a", VideoCodec.H264, "ultrafast", 30, 50);
        order.getWorkBuilder()
                .getVideoBuilder()
                .setFrameCount(FrameCount.newBuilder().setStep(TestMedia.TICKS_PER_FRAME));
        agent.farm.grant(order.build());
        TestData.Delivery delivery = agent.delivery("a");
        assertThat(TestMedia.times(Files.write(folder.resolve("counted.mp4"), delivery.bytes())))
                .isEqualTo(LongStream.range(30, 50)
                        .map(n -> TestMedia.SHIFT + n * TestMedia.TICKS_PER_FRAME)
                        .boxed()
                        .toList());
    }

    @Test
    void soundForMatroskaComesAsMatroska() throws Exception {
        agent.farm.data.slice("a", TestMedia.tone(folder, 3), Ending.WHOLE);
        Lease.Builder order = TestWork.sound("a", AudioCodec.OPUS, 3);
        order.getWorkBuilder()
                .getAudioBuilder()
                .setContainer(SoundContainer.MATROSKA)
                .setPadSamples(24);
        agent.farm.grant(order.build());
        TestData.Delivery delivery = agent.delivery("a");
        Path file = Files.write(folder.resolve("s.mka"), delivery.bytes());
        assertThat(TestMedia.probe("-show_entries", "format=format_name", "-of", "csv=p=0", file.toString()))
                .contains("matroska");
        assertThat(delivery.evidence().getFrames())
                .isEqualTo(TestMedia.times(file).size());
    }

    @Test
    void soundIsHeardBeforeItsLoudnessIsChanged() throws Exception {
        agent.farm.data.slice("a", TestMedia.tone(folder, 3), Ending.WHOLE);
        Lease.Builder order = TestWork.sound("a", AudioCodec.OPUS, 3);
        order.getWorkBuilder()
                .getAudioBuilder()
                .setLoudness(Loudness.newBuilder().setTarget(-30).setTruePeak(-1));
        agent.farm.grant(order.build());
        TestData.Delivery delivery = agent.delivery("a");
        Gain gain = delivery.evidence().getGain();
        assertThat(gain.getLoudness()).isBetween(-40.0, -10.0);
        assertThat(gain.getDecibels()).isEqualTo(-30 - gain.getLoudness(), within(0.01));
        assertThat(delivery.evidence().getFrames()).isBetween(150L, 152L);
    }

    /** Also where a piece has fewer frames than a sample. */
    @ParameterizedTest
    @ValueSource(ints = {3, 100})
    void aQualityIsFoundAndMeasured(int frames) throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 100), Ending.WHOLE);
        Lease.Builder order = TestWork.pictures("a", VideoCodec.H264, "medium", 0, frames);
        order.getWorkBuilder().getVideoBuilder().getDialsBuilder().setQuality(SIMILAR);
        agent.farm.grant(order.build());
        TestData.Delivery delivery = agent.delivery("a");
        assertThat(delivery.evidence().getFrames()).isEqualTo(frames);
        Likeness found = delivery.evidence().getLikeness(0);
        assertThat(found.getCrf()).isBetween(15, 37);
        assertThat(found.getScore()).isCloseTo(0.98, within(0.008));
    }

    /** The samples may lie where nothing is; the coordinator must hear that the slice came short, and nothing else. */
    @ParameterizedTest
    @ValueSource(ints = {30, 60})
    void aQualityOfTooFewFramesIsTooFewFrames(int from) throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 50), Ending.WHOLE);
        Lease.Builder order = TestWork.pictures("a", VideoCodec.H264, "ultrafast", from, from + 60);
        order.getWorkBuilder().getVideoBuilder().getDialsBuilder().setQuality(SIMILAR);
        agent.farm.grant(order.build());
        assertThat(agent.ended().getCode()).isEqualTo(EndCode.FRAMES_SHORT);
    }

    @Test
    void soundComesBackWhole() throws Exception {
        agent.farm.data.slice("a", TestMedia.tone(folder, 3), Ending.WHOLE);
        agent.farm.grant(TestWork.sound("a", AudioCodec.OPUS, 3).build());
        TestData.Delivery delivery = agent.delivery("a");
        Path file = Files.write(folder.resolve("s.mp4"), delivery.bytes());
        assertThat(delivery.evidence().getFrames())
                .isEqualTo(TestMedia.times(file).size())
                .isBetween(150L, 152L);
    }

    @Test
    void tooFewFramesAreNotDelivered() throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 50), Ending.WHOLE);
        agent.farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "ultrafast", 30, 90).build());
        assertThat(agent.ended().getCode()).isEqualTo(EndCode.FRAMES_SHORT);
        assertThat(agent.farm.data.delivery("a")).failsWithin(TestFarm.PATIENCE);
    }

    @Test
    void noFrameAtAllIsTooFewToo() throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 50), Ending.WHOLE);
        agent.farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "ultrafast", 60, 90).build());
        assertThat(agent.ended().getCode()).isEqualTo(EndCode.FRAMES_SHORT);
    }

    @Test
    void aSliceThatEndsEarlyIsBroken() throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 100), Ending.EARLY);
        agent.farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 100).build());
        assertThat(agent.ended().getCode()).isEqualTo(EndCode.SOURCE_BROKEN);
    }

    @Test
    void aSliceWithAnotherDigestIsBroken() throws Exception {
        agent.farm.data.slice("a", TestMedia.film(folder, 100), Ending.WRONG_DIGEST);
        agent.farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 50).build());
        assertThat(agent.ended().getCode()).isEqualTo(EndCode.SOURCE_BROKEN);
    }

    @Test
    void nonsenseInTheSliceIsTheEncodersFailureWithItsWords() throws Exception {
        agent.farm.data.slice("a", new byte[100_000], Ending.WHOLE);
        agent.farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 50).build());
        Ended ended = agent.ended();
        assertThat(ended.getCode()).isEqualTo(EndCode.ENCODER_FAILED);
        assertThat(ended.getDetail()).contains("Invalid data").hasSizeLessThanOrEqualTo(2048);
    }

    @Test
    void unknownWorkIsSaidToBeUnknown() throws Exception {
        agent.farm.grant(
                TestWork.pictures("a", VideoCodec.H264, "-y /etc/passwd", 0, 50).build());
        assertThat(agent.ended().getCode()).isEqualTo(EndCode.UNSUPPORTED);
        Lease.Builder strange = TestWork.pictures("b", VideoCodec.H264, "fast", 0, 50);
        strange.getWorkBuilder().getVideoBuilder().setCodecValue(99);
        agent.farm.grant(strange.build());
        assertThat(agent.ended().getCode()).isEqualTo(EndCode.UNSUPPORTED);
    }
}
