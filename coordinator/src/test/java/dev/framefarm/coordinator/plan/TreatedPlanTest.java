package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Scan;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans for sources whose pictures are treated before they are encoded. */
class TreatedPlanTest {
    private static final long STEP = Sources.STEP;
    private static final long SECOND = 12_800;

    @Test
    void interlacedFilmsAreDeinterlacedWhereARecipeSaysSo() {
        assertThat(treatment(plan(Scan.BOTTOM_FIRST, "video.deinterlace=auto")).deinterlacing())
                .contains(new Treatment.Deinterlacing(Scan.BOTTOM_FIRST, false));
        assertThat(plan(Scan.TOP_FIRST, "video.deinterlace=auto").remarks())
                .containsExactly("The source is interlaced; each of its frames is deinterlaced.");
        assertThat(treatment(plan(Scan.TOP_FIRST))).isEqualTo(Treatment.NONE);
        assertThat(plan(Scan.TOP_FIRST).remarks())
                .containsExactly(
                        "The source is interlaced: each frame keeps both its fields, but nothing tells players so, and they"
                                + " may show combs where something moves; a recipe with deinterlace: auto makes whole pictures.");
        assertThat(treatment(plan(Scan.PROGRESSIVE, "video.deinterlace=auto"))).isEqualTo(Treatment.NONE);
        assertThat(treatment(plan(Scan.PROGRESSIVE, "video.deinterlace=frame")).deinterlacing())
                .contains(new Treatment.Deinterlacing(Scan.PROGRESSIVE, false));
    }

    @Test
    void aPieceSeesAFrameOnEachSide() {
        Plan plan = plan(Scan.TOP_FIRST, "video.deinterlace=auto");
        WorkOrder order = WorkOrder.of(plan, plan.video(), new Interval(100, 150), 0);
        Work.Pictures part = (Work.Pictures) order.work().part();
        assertThat(List.of(part.firstTime(), part.endTime())).containsExactly(100 * STEP, 150 * STEP);
        assertThat(part.neighbours()).contains(new Work.Neighbours(99 * STEP, 151 * STEP));
        assertThat(order.slice().from()).isEmpty();
        assertThat(order.slice().to()).hasValue(151 * STEP);
    }

    @Test
    void theFilmsEdgesHaveNoNeighbours() {
        Plan plan = plan(Scan.TOP_FIRST, "video.deinterlace=auto");
        assertThat(pictures(plan, 0, 200).neighbours()).contains(new Work.Neighbours(0, 199 * STEP + 1));
        assertThat(pictures(plan, 150, 200).neighbours()).contains(new Work.Neighbours(149 * STEP, 199 * STEP + 1));
        assertThat(pictures(plan, 150, 200).endTime()).isEqualTo(199 * STEP + 1);
    }

    @Test
    void eachFieldIsAPictureHalfWayToTheNextFrame() {
        Plan plan = plan(Scan.TOP_FIRST, "video.deinterlace=field");
        assertThat(plan.video().cuts()).containsExactly(0L, 100L, 200L, 300L, 400L);
        Work.Pictures part = pictures(plan, 100, 200);
        assertThat(List.of(part.firstTime(), part.endTime())).containsExactly(50 * STEP, 100 * STEP);
        assertThat(List.of(part.sourceFrames(), part.frames())).containsExactly(50L, 100L);
        Encode.Video encode = (Encode.Video) plan.video().encode();
        assertThat(encode.timing().rate()).isEqualTo(new Fraction(50, 1));
        assertThat(encode.timing().outputTimeBase()).isEqualTo(new Fraction(1, 2 * SECOND));
        assertThat(WorkOrder.expectedTimes(plan, plan.video(), new Interval(100, 103)))
                .containsExactly(2 * (SECOND + 50 * STEP), 2 * (SECOND + 50 * STEP) + STEP, 2 * (SECOND + 51 * STEP));
        assertThat(WorkOrder.filmTimes(plan)).hasSize(400).startsWith(0, STEP).endsWith(399 * STEP);
        assertThat(WorkOrder.lastDuration(plan)).isEqualTo(STEP);
    }

    @Test
    void aSingleFrameHasNoFieldsApart() {
        Plan plan = Planner.plan(
                scanned(Scan.TOP_FIRST), Sources.even(1, 1, 0), RecipeExamples.recipe("video.deinterlace=field"));
        assertThat(plan.video().length()).isEqualTo(1);
    }

    @Test
    void noiseFiltersSeeLongBefore() {
        Plan plan = plan(Scan.PROGRESSIVE, "video.denoise=light");
        assertThat(pictures(plan, 100, 150).neighbours()).contains(new Work.Neighbours(50 * STEP, 150 * STEP));
        assertThat(pictures(plan, 0, 50).neighbours()).contains(new Work.Neighbours(0, 50 * STEP));
        assertThat(plan.remarks()).singleElement().asString().startsWith("The noise filter remembers");
    }

    @Test
    void highDynamicRangeIsMappedOnlyWhereThereIsSome() {
        Plan mapped = Planner.plan(
                coloured(new Colour(9, 16, 9, false)),
                Sources.even(200, 50, 0),
                RecipeExamples.recipe("video.tonemap=true"));
        assertThat(treatment(mapped).toneMapping())
                .contains(new Treatment.ToneMapping(new Colour(9, 16, 9, false), 10));
        assertThat(((Encode.Video) mapped.video().encode()).picture().colour()).isEqualTo(Treatments.STANDARD_RANGE);
        assertThat(mapped.remarks())
                .containsExactly("The high dynamic range is mapped to the standard range of BT.709.");
        Plan plain = plan(Scan.PROGRESSIVE, "video.tonemap=true");
        assertThat(treatment(plain)).isEqualTo(Treatment.NONE);
        assertThat(plain.remarks()).containsExactly("The source has no high dynamic range, so no tones are mapped.");
    }

    @ParameterizedTest
    @CsvSource({"h264, 16, true", "h264, 18, true", "h264, 1, false", "hevc, 16, false"})
    void eightBitsOfAHighDynamicRangeAreTold(String codec, int transfer, boolean told) {
        Plan plan = Planner.plan(
                coloured(new Colour(9, transfer, 9, false)),
                Sources.even(200, 50, 0),
                RecipeExamples.recipe("video.codec=" + codec));
        String remarks = String.join(" ", plan.remarks());
        assertThat(remarks.contains("of 10 bits is kept in 8 by " + codec)).isEqualTo(told);
    }

    @Test
    void aPictureIsTurnedOnce() {
        Profile.VideoTrack lying = Sources.plain().video();
        Profile.VideoTrack phone = new Profile.VideoTrack(
                0,
                0,
                "h264",
                1920,
                1080,
                lying.sampleAspect(),
                "yuv420p",
                8,
                lying.frameRate(),
                lying.colour(),
                270,
                false,
                Scan.PROGRESSIVE,
                Optional.empty());
        Plan kept = Planner.plan(with(phone), Sources.even(200, 50, 0), RecipeExamples.recipe());
        assertThat(kept.output().rotation()).isEqualTo(270);
        Plan turned = Planner.plan(with(phone), Sources.even(200, 50, 0), RecipeExamples.recipe("video.rotate=apply"));
        assertThat(turned.output().rotation()).isZero();
        assertThat(treatment(turned).rotation()).isEqualTo(270);
        Encode.Picture picture = ((Encode.Video) turned.video().encode()).picture();
        assertThat(List.of(picture.width(), picture.height())).containsExactly(1080, 1920);
    }

    private static Plan plan(Scan scan, String... lines) {
        return Planner.plan(scanned(scan), Sources.even(200, 50, 0), RecipeExamples.recipe(lines));
    }

    private static Treatment treatment(Plan plan) {
        return ((Encode.Video) plan.video().encode()).treatment();
    }

    private static Work.Pictures pictures(Plan plan, long from, long to) {
        return (Work.Pictures) WorkOrder.of(plan, plan.video(), new Interval(from, to), 0)
                .work()
                .part();
    }

    private static Profile scanned(Scan scan) {
        Profile.VideoTrack plain = Sources.plain().video();
        return with(new Profile.VideoTrack(
                0,
                0,
                "h264",
                1920,
                1080,
                plain.sampleAspect(),
                "yuv420p",
                8,
                plain.frameRate(),
                plain.colour(),
                0,
                false,
                scan,
                Optional.empty()));
    }

    private static Profile coloured(Colour colour) {
        Profile.VideoTrack plain = Sources.plain().video();
        return with(new Profile.VideoTrack(
                0,
                0,
                "hevc",
                1920,
                1080,
                plain.sampleAspect(),
                "yuv420p10le",
                10,
                plain.frameRate(),
                colour,
                0,
                false,
                Scan.PROGRESSIVE,
                Optional.empty()));
    }

    private static Profile with(Profile.VideoTrack track) {
        return new Profile("mov", 0, 8, track, List.of(), List.of());
    }
}
