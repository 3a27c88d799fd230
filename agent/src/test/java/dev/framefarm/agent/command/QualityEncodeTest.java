package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.agent.evidence.Likeness;
import dev.framefarm.agent.evidence.Tries;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Grid;
import dev.framefarm.agent.work.Ladder;
import dev.framefarm.agent.work.Logo;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Quality;
import dev.framefarm.agent.work.Quality.Metric;
import dev.framefarm.agent.work.Rectangle;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples tell the crf with which a piece reaches its score, and pieces of different crfs join. */
class QualityEncodeTest {
    private static final int FRAMES = 100;
    private static final Colour FULL_RANGE = new Colour(1, 1, 1, true);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "H264,medium,YUV420P,SSIM,0.98,0.006",
        "H264,medium,YUV422P10,XPSNR,36,1",
        "HEVC,superfast,YUV420P10,SSIM,0.98,0.006",
        "AV1,12,YUV420P10,SSIM,0.98,0.006",
        "VP9,8,YUV420P,XPSNR,36,1",
        "AV1_AOM,8,YUV420P,SSIM,0.98,0.006"
    })
    void aPieceReachesItsScore(
            VideoCodec codec, String preset, PixelFormat format, Metric metric, double score, double near) {
        VideoWork work = new Film(codec, preset, format).work(quality(metric, score));
        byte[] film = TestMedia.film(folder, FRAMES);
        int crf = found(film, work);
        assertThat(score(film, work.at(List.of(crf)))).isCloseTo(score, within(near));
        assertThat(header(film, work.at(List.of(crf)))).isEqualTo(header(film, work.at(List.of(crf + 5))));
    }

    /** Nothing is converted on the way to the comparison, or a piece would seem far worse than it is. */
    @Test
    void whatColoursMeanIsTheSameOnBothSides() {
        VideoWork work = new Film(VideoCodec.H264, "medium", PixelFormat.YUV420P, FULL_RANGE, Optional.empty())
                .work(quality(Metric.XPSNR, 40));
        assertThat(score(TestMedia.film(folder, FRAMES), work.at(List.of(12)))).isGreaterThan(38);
    }

    @Test
    void framesOfAnotherRateAreCompared() {
        VideoWork work = new Film(
                        VideoCodec.H264,
                        "medium",
                        PixelFormat.YUV420P,
                        Colour.UNSPECIFIED,
                        Optional.of(new Grid(new Fraction(15, 1), 15, 75)))
                .work(quality(Metric.SSIM, 0.98));
        byte[] film = TestMedia.film(folder, FRAMES);
        assertThat(score(film, work.at(List.of(found(film, work))))).isCloseTo(0.98, within(0.006));
    }

    @Test
    void framesOfUnevenTimesAreCompared() {
        VideoWork work = new Film(VideoCodec.H264, "medium", PixelFormat.YUV420P).work(quality(Metric.SSIM, 0.98));
        String times = TestMedia.SHIFT + "+N*512+mod(N\\,3)*130";
        byte[] film = TestMedia.restamped(TestMedia.film(folder, FRAMES), times, times);
        assertThat(score(film, work.at(List.of(found(film, work))))).isCloseTo(0.98, within(0.006));
    }

    /** The second of them is the one for which a quality is wanted. */
    @Test
    void ofRenditionsEachHasItsOwn() {
        Ladder.Rendition small = new Ladder.Rendition(
                VideoCodec.H264,
                30,
                "medium",
                new VideoWork.Size(160, 90),
                PixelFormat.YUV420P,
                Framing.WHOLE,
                quality(Metric.SSIM, 0.98));
        VideoWork work = new Film(VideoCodec.H264, "medium", PixelFormat.YUV420P)
                .work(Dials.NONE, Framing.WHOLE, new Ladder(List.of(small), true));
        byte[] film = TestMedia.film(folder, FRAMES);
        int crf = found(film, work.renditions().get(1));
        assertThat(score(film, work.at(List.of(20, crf)))).isCloseTo(0.98, within(0.006));
    }

    /** It lies upon the samples at the film's times. */
    @Test
    void aLogoIsCompared() {
        byte[] png = TestMedia.ffmpeg(
                "-f lavfi -i color=red:size=16x16 -frames:v 1 -f image2pipe -c:v png pipe:1".split(" "));
        Logo logo = Logo.of(png, new Rectangle(8, 8, 32, 32), 0.5, 0, OptionalLong.of(2_500_000));
        VideoWork work = new Film(VideoCodec.H264, "medium", PixelFormat.YUV420P)
                .work(
                        quality(Metric.SSIM, 0.98),
                        new Framing(Optional.empty(), Optional.empty(), Optional.of(logo)),
                        Ladder.NONE);
        byte[] film = TestMedia.film(folder, FRAMES);
        assertThat(score(film, work.at(List.of(found(film, work))))).isCloseTo(0.98, within(0.006));
    }

    private static int found(byte[] film, VideoWork rendition) {
        Quality wanted = rendition.dials().quality().orElseThrow();
        List<Integer> tries = Tries.crfs(wanted);
        String log = TestMedia.log(film, EncodeCommand.tries(rendition, tries));
        List<Double> scores = new ArrayList<>(Likeness.read(log, Collections.nCopies(3, wanted.metric())));
        assertThat(scores).isSortedAccordingTo(Collections.reverseOrder());
        return Tries.choose(wanted, Likeness.pair(tries, scores));
    }

    private static double score(byte[] film, VideoWork work) {
        List<Metric> metrics = work.renditions().stream()
                .flatMap(each -> each.dials().quality().stream())
                .map(Quality::metric)
                .toList();
        return Likeness.read(TestMedia.log(film, EncodeCommand.of(work)), metrics)
                .get(0);
    }

    private static String header(byte[] film, VideoWork work) {
        String text = new String(TestMedia.ffmpeg(film, EncodeCommand.of(work)), StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("moof") - Integer.BYTES);
    }

    private static Dials quality(Metric metric, double score) {
        return new Dials(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Quality(metric, score, 14, 44, Optional.empty())),
                0);
    }

    private record Film(VideoCodec codec, String preset, PixelFormat format, Colour colour, Optional<Grid> grid) {
        Film(VideoCodec codec, String preset, PixelFormat format) {
            this(codec, preset, format, Colour.UNSPECIFIED, Optional.empty());
        }

        VideoWork work(Dials dials) {
            return work(dials, Framing.WHOLE, Ladder.NONE);
        }

        VideoWork work(Dials dials, Framing framing, Ladder ladder) {
            return new VideoWork(
                    new Clock(new Fraction(1, 12_800), TestMedia.SHIFT, -TestMedia.SHIFT),
                    0,
                    FRAMES * TestMedia.TICKS_PER_FRAME,
                    grid.isPresent() ? 60 : FRAMES,
                    FRAMES,
                    Optional.empty(),
                    grid,
                    codec,
                    22,
                    preset,
                    Optional.of(new VideoWork.Size(320, 180)),
                    format,
                    colour,
                    Optional.empty(),
                    1,
                    ladder.fixedKeyframes() ? 50 : 250,
                    grid.isPresent() ? new Fraction(1, 15) : new Fraction(1, 12_800),
                    grid.map(Grid::fps).orElse(new Fraction(25, 1)),
                    Treatment.NONE,
                    framing,
                    dials,
                    ladder);
        }
    }
}
