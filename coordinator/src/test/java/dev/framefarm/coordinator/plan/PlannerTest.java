package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private static final long STEP = Sources.STEP;
    private static final long SECOND = 12_800;

    @Test
    void isDividedAtKeyframes() {
        Lane lane = Planner.plan(Sources.plain(), Sources.even(200, 50, 0), Sources.h264())
                .video();
        assertThat(lane.cuts()).containsExactly(0L, 50L, 100L, 150L, 200L);
        assertThat(lane.leadIn()).containsExactly(0L, 50L, 50L, 50L);
    }

    @Test
    void keyframesCloserThanASecondAreSkipped() {
        Lane lane = Planner.plan(Sources.plain(), Sources.even(100, 1, 0), Sources.h264())
                .video();
        assertThat(lane.cuts()).containsExactly(0L, 25L, 50L, 75L, 100L);
        assertThat(lane.leadIn()).containsExactly(0L, 1L, 1L, 1L);
    }

    @Test
    void betweenFarKeyframesAnyFrameWillDo() {
        Lane lane = Planner.plan(Sources.plain(), Sources.even(250, 9999, 0), Sources.h264())
                .video();
        assertThat(lane.cuts()).containsExactly(0L, 62L, 125L, 187L, 250L);
        assertThat(lane.leadIn()).containsExactly(0L, 62L, 125L, 187L);
    }

    @Test
    void piecesOfALimitedDataRateAreLongEnoughToFillTheirBufferAgain() {
        Recipe capped = RecipeExamples.recipe("video.maxRate=1000k");
        assertThat(Planner.plan(Sources.plain(), Sources.even(700, 50, 0), capped)
                        .video())
                .satisfies(lane -> {
                    assertThat(lane.cuts()).containsExactly(0L, 200L, 400L, 700L);
                    assertThat(lane.leadIn()).containsExactly(0L, 50L, 50L);
                });
        Recipe onGrid = RecipeExamples.recipe("video.maxRate=1000k", "video.buffer=500k", "video.fps=50");
        assertThat(Planner.plan(Sources.plain(), Sources.even(200, 50, 0), onGrid)
                        .video()
                        .cuts())
                .containsExactly(0L, 100L, 200L, 300L, 400L);
        assertThat(Planner.plan(Sources.plain(), Sources.even(300, 50, 0), capped)
                        .video()
                        .cuts())
                .containsExactly(0L, 300L);
    }

    @Test
    void saysWhyAFilmIsNotDivided() {
        Recipe capped = RecipeExamples.recipe("video.maxRate=1000k");
        assertThat(Planner.plan(Sources.plain(), Sources.even(300, 50, 0), capped)
                        .remarks())
                .singleElement()
                .asString()
                .contains("in one piece");
        assertThat(Planner.plan(Sources.plain(), Sources.even(700, 50, 0), capped)
                        .remarks())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hevc, main, 10, YUV420P", "hevc, main10, 8, YUV420P10", "h264, high, 10, YUV420P"})
    void theProfileSaysHowManyBits(String codec, String profile, int bits, PixelFormat format) {
        Recipe recipe = RecipeExamples.recipe("video.codec=" + codec, "video.profile=" + profile);
        Plan plan = Planner.plan(Sources.profile(0, 0, 1920, 1080, bits), Sources.even(50, 50, 0), recipe);
        assertThat(((Encode.Video) plan.video().encode()).picture().pixelFormat())
                .isEqualTo(format);
    }

    @Test
    void oneFrameIsAFilm() {
        Plan plan = Planner.plan(Sources.plain(), Sources.even(1, 1, 0), Sources.h264());
        assertThat(plan.video().cuts()).containsExactly(0L, 1L);
        Work.Pictures part = part(plan, new Interval(0, 1));
        assertThat(part.endTime() - part.firstTime()).isEqualTo(1);
    }

    @Test
    void theSliceBeginsAKeyframeBeforeTheCoveringOne() {
        Plan plan = Planner.plan(Sources.plain(), Sources.even(200, 50, 0), Sources.h264());
        WorkOrder order = WorkOrder.of(plan, plan.video(), new Interval(100, 150), 0);
        assertThat(order.slice().from()).hasValue(50 * STEP);
        assertThat(order.slice().to()).hasValue(150 * STEP);
        order = WorkOrder.of(plan, plan.video(), new Interval(50, 100), 0);
        assertThat(order.slice().from()).isEmpty();
        order = WorkOrder.of(plan, plan.video(), new Interval(150, 200), 0);
        assertThat(order.slice().from()).hasValue(100 * STEP);
        assertThat(order.slice().to()).isEmpty();
    }

    @Test
    void eachDoublingGoesTwiceAsFarBack() {
        Plan plan = Planner.plan(Sources.plain(), Sources.even(1000, 50, 0), Sources.h264());
        Interval interval = new Interval(900, 950);
        assertThat(List.of(0, 1, 2, 3, 4).stream()
                        .map(doublings -> WorkOrder.of(plan, plan.video(), interval, doublings)
                                .slice()
                                .from()))
                .containsExactly(
                        OptionalLong.of(850 * STEP),
                        OptionalLong.of(800 * STEP),
                        OptionalLong.of(700 * STEP),
                        OptionalLong.of(500 * STEP),
                        OptionalLong.of(100 * STEP));
    }

    @Test
    void aPieceIsAskedForByTheSourcesOwnTimes() {
        Plan plan = Planner.plan(Sources.plain(), Sources.even(200, 50, 0), Sources.h264());
        Work.Pictures part = part(plan, new Interval(50, 100));
        assertThat(part.firstTime()).isEqualTo(50 * STEP);
        assertThat(part.endTime()).isEqualTo(100 * STEP);
        assertThat(part.frames()).isEqualTo(50);
        assertThat(part.grid()).isEmpty();
    }

    @Test
    void aFilmThatBeginsLateBeginsAtZero() {
        // 1.4 s, as transport streams begin.
        Plan plan = Planner.plan(
                Sources.profile(1_400_000, 17_920, 1920, 1080, 8), Sources.even(100, 50, 17_920), Sources.h264());
        assertThat(plan.filmStart()).isEqualTo(17_920);
        assertThat(times(plan, 0, 2)).containsExactly(SECOND, SECOND + STEP);
    }

    @Test
    void timesBeforeZeroAreRaisedByWholeSeconds() {
        Plan plan = Planner.plan(
                Sources.profile(0, -2 * STEP, 1920, 1080, 8), Sources.even(100, 50, -STEP), Sources.h264());
        assertThat(plan.raisedSeconds()).isEqualTo(2);
        assertThat(times(plan, 0, 3)).containsExactly(2 * SECOND - STEP, 2 * SECOND, 2 * SECOND + STEP);
    }

    @Test
    void changingDistancesAreKeptToTheTick() {
        Timeline timeline =
                new Timeline(new Fraction(1, 90_000), new long[] {0, 3003, 6007, 15_001}, new int[] {0}, 18_000);
        Plan plan = Planner.plan(Sources.plain(), timeline, Sources.h264());
        assertThat(times(plan, 0, 4)).containsExactly(90_000, 93_003, 96_007, 105_001);
    }

    @Test
    void aTimeBaseThatIsNoUnitFractionIsKeptToTheTick() {
        Timeline timeline = new Timeline(new Fraction(1001, 30_000), new long[] {0, 1, 2}, new int[] {0}, 3);
        Plan plan = Planner.plan(Sources.plain(), timeline, Sources.h264());
        assertThat(plan.raisedSeconds()).isEqualTo(1001);
        Encode.Video encode = (Encode.Video) plan.video().encode();
        assertThat(encode.timing().outputTimeBase()).isEqualTo(new Fraction(1, 30_000));
        assertThat(times(plan, 0, 3)).containsExactly(30_030_000L, 30_031_001L, 30_032_002L);
    }

    @ParameterizedTest
    @CsvSource({"50/1, 200", "25/1, 100", "24/1, 96", "30000/1001, 120", "1/1, 4"})
    void anotherFrameRateMakesAGrid(String fps, long frames) {
        Plan plan = onGrid(fps, 100);
        assertThat(plan.video().length()).isEqualTo(frames);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50/1", "25/1", "24/1", "30000/1001", "12/1", "1/1"})
    void theGridsPiecesMakeTheWholeWithoutAGap(String fps) {
        Plan plan = onGrid(fps, 1000);
        List<Long> cuts = plan.video().cuts();
        long[] whole = WorkOrder.expectedTimes(
                plan, plan.video(), new Interval(0, plan.video().length()));
        int at = 0;
        for (int i = 1; i < cuts.size(); i++) {
            Interval piece = new Interval(cuts.get(i - 1), cuts.get(i));
            for (long time : WorkOrder.expectedTimes(plan, plan.video(), piece)) {
                assertThat(time).isEqualTo(whole[at++]);
            }
            Work.Pictures part = part(plan, piece);
            assertThat(part.frames()).isEqualTo(piece.length());
            assertThat(part.grid().orElseThrow().length()).isEqualTo(piece.length());
        }
        assertThat(at).isEqualTo(whole.length);
        long step = Fraction.parse(fps).den();
        assertThat(IntStream.range(1, whole.length).allMatch(i -> whole[i] - whole[i - 1] == step))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "853, 481, none, 852, 480",
        "1920, 1080, 720, 1280, 720",
        "1919, 1079, 360, 640, 360",
        "640, 360, 720, 640, 360",
        "1, 1, none, 2, 2"
    })
    void picturesHaveEvenSizesAndAreNeverEnlarged(int width, int height, String wanted, int newWidth, int newHeight) {
        Recipe recipe =
                wanted.equals("none") ? RecipeExamples.recipe() : RecipeExamples.recipe("video.height=" + wanted);
        Encode.Video encode = encode(Sources.profile(0, 0, width, height, 8), recipe);
        assertThat(List.of(encode.picture().width(), encode.picture().height())).containsExactly(newWidth, newHeight);
    }

    @ParameterizedTest
    @CsvSource({
        "H264, YUV420P",
        "HEVC, YUV420P10",
        "AV1, YUV420P10",
        "AV1_AOM, YUV420P10",
        "VP9, YUV420P",
        "H264_NVENC, YUV420P",
        "HEVC_NVENC, YUV420P10",
        "AV1_NVENC, YUV420P10"
    })
    void tenBitsStayTenWhereThatPlays(VideoCodec codec, PixelFormat format) {
        assertThat(encode(Sources.profile(0, 0, 640, 360, 10), RecipeExamples.recipe("video.codec=" + codec.wireName()))
                        .picture()
                        .pixelFormat())
                .isEqualTo(format);
        assertThat(encode(Sources.plain(), RecipeExamples.recipe("video.codec=" + codec.wireName()))
                        .picture()
                        .pixelFormat())
                .isEqualTo(PixelFormat.YUV420P);
    }

    @ParameterizedTest
    @CsvSource({"h264_nvenc, 4098, 2160", "hevc_nvenc, 8194, 128", "av1_nvenc, 254, 128", "h264_nvenc, 256, 126"})
    void aGraphicsCardTakesPicturesOfSomeSizesOnly(String codec, int width, int height) {
        assertThatThrownBy(() ->
                        encode(Sources.profile(0, 0, width, height, 8), RecipeExamples.recipe("video.codec=" + codec)))
                .isInstanceOf(Unplannable.class)
                .hasMessageContaining("these would have " + width + "x" + height);
    }

    @Test
    void hevcOfAGraphicsCardIsTaggedAsPlayersWantIt() {
        Plan plan = Planner.plan(
                Sources.plain(), Sources.even(100, 50, 0), RecipeExamples.recipe("video.codec=hevc_nvenc"));
        assertThat(plan.output().tag()).hasValue(VideoCodec.HEVC);
        assertThat(plan.video().encode().format()).isEqualTo("hevc");
    }

    @Test
    void soundIsCopiedWhereTheContainerTakesIt() {
        Plan plan = Planner.plan(Sources.withSound("aac", "vorbis"), Sources.even(100, 50, 0), Sources.h264());
        assertThat(plan.copiedAudio()).containsExactly(1);
        assertThat(plan.sound()).singleElement().satisfies(lane -> {
            assertThat(lane.stream()).isEqualTo(2);
            assertThat(lane.cuts()).containsExactly(0L, 10_000L);
            assertThat(lane.encode())
                    .isEqualTo(new Encode.Audio(
                            AudioCodec.AAC, 128_000, 44_100, ChannelLayout.STEREO, 0, Optional.empty()));
        });
        assertThat(plan.remarks())
                .containsExactly("The vorbis sound of stream 2 cannot be copied into mp4; it becomes aac.");
    }

    @Test
    void soundInWebmDoesNotBeginBeforeZero() {
        Plan plan = Planner.plan(
                Sources.withSound("aac"),
                Sources.even(100, 50, 0),
                RecipeExamples.recipe("container=webm", "video.codec=vp9", "audio=opus"));
        Lane lane = plan.sound().get(0);
        WorkOrder order = WorkOrder.of(plan, lane, new Interval(0, lane.length()), 0);
        Work.Sound part = (Work.Sound) order.work().part();
        Profile.AudioTrack track = plan.profile().audio().get(0);
        assertThat(part.trimFrom().orElseThrow() - track.firstSample())
                .isGreaterThanOrEqualTo(7L * track.sampleRate() / 1000);
    }

    @Test
    void webmSoundsInOpus() {
        Plan plan = Planner.plan(
                Sources.withSound("aac"),
                Sources.even(100, 50, 0),
                RecipeExamples.recipe("container=webm", "video.codec=vp9", "audio=opus"));
        assertThat(plan.sound())
                .singleElement()
                .satisfies(lane -> assertThat(lane.encode())
                        .isEqualTo(new Encode.Audio(
                                AudioCodec.OPUS, 128_000, 48_000, ChannelLayout.STEREO, 0, Optional.empty())));
    }

    @Test
    void silenceIsKeptWhereItIsWanted() {
        Plan plan = Planner.plan(Sources.withSound("aac"), Sources.even(100, 50, 0), RecipeExamples.recipe());
        assertThat(plan.sound()).isEmpty();
        assertThat(plan.copiedAudio()).isEmpty();
    }

    @Test
    void hevcInMp4IsTaggedForPlayers() {
        assertThat(Planner.plan(Sources.plain(), Sources.even(10, 5, 0), RecipeExamples.recipe("video.codec=hevc"))
                        .output()
                        .tag())
                .hasValue(VideoCodec.HEVC);
    }

    private static Plan onGrid(String fps, int frames) {
        return Planner.plan(Sources.plain(), Sources.even(frames, 50, 0), RecipeExamples.recipe("video.fps=" + fps));
    }

    private static Encode.Video encode(Profile profile, Recipe recipe) {
        return (Encode.Video)
                Planner.plan(profile, Sources.even(100, 50, 0), recipe).video().encode();
    }

    private static Work.Pictures part(Plan plan, Interval interval) {
        return (Work.Pictures)
                WorkOrder.of(plan, plan.video(), interval, 0).work().part();
    }

    private static long[] times(Plan plan, long from, long to) {
        return WorkOrder.expectedTimes(plan, plan.video(), new Interval(from, to));
    }
}
