package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.testing.RecipeExamples;
import org.junit.jupiter.api.Test;

class LadderPlanTest {
    @Test
    void cutsLieWhereAllRenditionsHaveTheirKeyframes() {
        Lane lane = plan("", "height=720").video();
        assertThat(lane.cuts()).containsExactly(0L, 25L, 50L, 75L, 100L, 125L, 150L, 175L, 190L);
        assertThat(lane.leadIn()).containsExactly(0L, 25L, 50L, 75L, 60L, 45L, 70L, 55L);
        Encode.Video encode = (Encode.Video) lane.encode();
        assertThat(encode.ladder().fixedKeyframes()).isTrue();
        assertThat(encode.renditions())
                .extracting(each -> each.coding().keyframeInterval())
                .containsOnly(25);
    }

    @Test
    void keyframesCloserThanASecondLeaveOutCuts() {
        Plan plan =
                Planner.plan(Sources.plain(), Sources.even(100, 40, 0), RecipeExamples.recipe("video.keyframes=0.5s"));
        assertThat(plan.video().cuts()).containsExactly(0L, 26L, 52L, 78L, 100L);
    }

    @Test
    void onAnotherFrameRateKeyframesCountItsFrames() {
        Plan plan = Planner.plan(
                Sources.plain(), Sources.even(100, 50, 0), RecipeExamples.recipe("video.keyframes=1s", "video.fps=50"));
        assertThat(plan.video().cuts()).containsExactly(0L, 50L, 100L, 150L, 200L);
        assertThat(plan.video().leadIn()).containsExactly(0L, 25L, 50L, 75L);
        assertThat(WorkOrder.expectedTimes(plan, plan.video(), new Interval(50, 51))[0]
                        - WorkOrder.expectedTimes(plan, plan.video(), new Interval(0, 1))[0])
                .isEqualTo(50);
    }

    @Test
    void nothingIsMadeLargerAndNothingTwice() {
        Plan plan = plan("height=2160", "height=1440", "height=720");
        assertThat(FilmNames.of(plan)).containsExactly("1080p.mp4", "720p.mp4");
        assertThat(plan.remarks())
                .containsExactly("The rendition of 1440 lines in h264 is left out: the film has 1080,"
                        + " and another rendition has as many.");
        assertThat(FilmNames.of(plan("height=1440", "height=1080"))).containsExactly("film.mp4");
    }

    @Test
    void renditionsAreCalledAfterWhatTellsThemApart() {
        assertThat(FilmNames.of(plan("", "height=720", "height=720 crf=35")))
                .containsExactly("1080p.mp4", "720p.mp4", "720p-2.mp4");
        Plan mixed = plan("", "codec=hevc");
        assertThat(FilmNames.of(mixed)).containsExactly("1080p-h264.mp4", "1080p-hevc.mp4");
        assertThat(mixed.video().encode().encoder()).isEqualTo("h264+hevc");
    }

    @Test
    void theWorkOfALadderIsThatOfAllRenditions() {
        Encode.Video encode = (Encode.Video) plan("", "height=540").video().encode();
        assertThat(encode.pixels()).isEqualTo(1920 * 1080 + 960 * 540);
        assertThat(encode.encoder()).isEqualTo("h264");
    }

    private static Plan plan(String... renditions) {
        return Planner.plan(Sources.plain(), Sources.even(190, 40, 0), RecipeExamples.ladder(renditions));
    }
}
