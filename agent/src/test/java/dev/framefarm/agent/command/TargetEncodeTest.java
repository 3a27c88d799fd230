package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Ladder;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Target;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two passes come near the bit rate even of a short piece, and pieces of different rates join. */
class TargetEncodeTest {
    private static final int FRAMES = 150;
    private static final int FRAMES_PER_SECOND = 25;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"H264,medium,8", "HEVC,veryfast,8", "VP9,5,12", "AV1_AOM,8,8"})
    void aPieceTakesItsShare(VideoCodec codec, String preset, double percent) throws Exception {
        byte[] film = TestMedia.film(folder, FRAMES);
        byte[] rich = twice(film, work(codec, preset, 400_000, Ladder.NONE));
        byte[] poor = twice(film, work(codec, preset, 150_000, Ladder.NONE));
        assertThat(header(rich)).isEqualTo(header(poor));
        assertThat(bitRate(rich)).isCloseTo(400_000, withPercentage(percent));
        assertThat(bitRate(poor)).isCloseTo(150_000, withPercentage(percent));
    }

    /** Each track has a log of its own. */
    @ParameterizedTest
    @CsvSource({"H264,ultrafast", "HEVC,ultrafast"})
    void renditionsTakeTheirShares(VideoCodec codec, String preset) throws Exception {
        Ladder.Rendition small = new Ladder.Rendition(
                codec, 30, preset, new VideoWork.Size(160, 90), PixelFormat.YUV420P, Framing.WHOLE, target(100_000));
        byte[] film = TestMedia.film(folder, FRAMES);
        byte[] both = twice(film, work(codec, preset, 400_000, new Ladder(List.of(small), true)));
        assertThat(bitRate(both)).isCloseTo(500_000, withPercentage(12));
    }

    private byte[] twice(byte[] film, VideoWork work) throws Exception {
        String log = folder.resolve(
                        "it's a:log " + work.dials().target().orElseThrow().bitRate())
                .toString();
        TestMedia.ffmpeg(film, EncodeCommand.firstPass(work.inPass(true, log)));
        return TestMedia.ffmpeg(film, EncodeCommand.of(work.inPass(false, log)));
    }

    private static double bitRate(byte[] delivery) {
        return delivery.length * 8.0 * FRAMES_PER_SECOND / FRAMES;
    }

    private static String header(byte[] delivery) {
        String text = new String(delivery, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("moof") - Integer.BYTES);
    }

    private static Dials target(long bitRate) {
        return new Dials(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Target(bitRate, Optional.empty())));
    }

    private static VideoWork work(VideoCodec codec, String preset, long bitRate, Ladder ladder) {
        return new VideoWork(
                new Clock(new Fraction(1, 12_800), TestMedia.SHIFT, -TestMedia.SHIFT),
                0,
                FRAMES * TestMedia.TICKS_PER_FRAME,
                FRAMES,
                FRAMES,
                Optional.empty(),
                Optional.empty(),
                codec,
                22,
                preset,
                Optional.of(new VideoWork.Size(320, 180)),
                PixelFormat.YUV420P,
                Colour.UNSPECIFIED,
                Optional.empty(),
                1,
                ladder.fixedKeyframes() ? 50 : 250,
                new Fraction(1, 12_800),
                new Fraction(FRAMES_PER_SECOND, 1),
                Treatment.NONE,
                Framing.WHOLE,
                target(bitRate),
                ladder);
    }
}
