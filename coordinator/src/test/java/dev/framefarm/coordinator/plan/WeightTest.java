package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.testing.RecipeExamples;
import org.junit.jupiter.api.Test;

class WeightTest {
    private static final long SOURCE = 1 << 30;

    @Test
    void aWantedBitRateSaysWhatDeliveriesAndTheFilmTake() {
        Plan plan = plan("video.bitRate=2000000");
        double once = plan.seconds() * 2e6 / 8;
        assertThat((double) Weight.of(plan, SOURCE)).isBetween(2 * once, 3 * once);
    }

    @Test
    void sixStepsOfCrfAreHalfTheBytes() {
        assertThat((double) weight("video.crf=20")).isCloseTo(2.0 * weight("video.crf=26"), within(2.0));
    }

    @Test
    void losslessIsNeverMoreThanThePicturesThemselves() {
        Plan plan = plan("video.crf=0");
        long raw = plan.timeline().frames() * (1920L * 1080 * 3 / 2);
        assertThat(Weight.of(plan, SOURCE)).isLessThanOrEqualTo(raw);
    }

    @Test
    void whatIsPackagedIsWrittenThrice() {
        assertThat((double) weight("package=hls", "container=mp4"))
                .isCloseTo(2.0 * weight("container=mp4"), within(2.0));
    }

    private static long weight(String... keys) {
        return Weight.of(plan(keys), SOURCE);
    }

    private static Plan plan(String... keys) {
        return Planner.plan(Sources.plain(), Sources.even(250, 25, 0), RecipeExamples.recipe(keys));
    }
}
