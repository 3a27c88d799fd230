package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void aSurveyGoesOverThePiecesOfThePictures() {
        Plan plan = plan(1000, "video.bitRate=1000k", "video.preset=slow");
        assertThat(plan.video().cuts()).containsExactly(0L, 150L, 300L, 450L, 600L, 750L, 1000L);
        Lane survey = plan.survey().orElseThrow();
        assertThat(survey.index()).isEqualTo(1);
        assertThat(plan.lanes().stream().map(plan::kind)).containsExactly("video", "survey");
        assertThat(plan.sound()).isEmpty();
        assertThat(survey.cuts()).isEqualTo(plan.video().cuts());
        Encode.Coding quick = ((Encode.Video) survey.encode()).coding();
        assertThat(quick.preset()).isEqualTo("superfast");
        assertThat(quick.dials().bitRate()).isEmpty();
    }

    @Test
    void nothingIsSurveyedWhereNothingIsSharedOut() {
        assertThat(plan(1000).survey()).isEmpty();
    }

    @Test
    void theWholeFilmHasItsBitRate() {
        Plan plan = plan(1000, "video.bitRate=1000k");
        Shares shares = Shares.of(plan, surveyed(plan, 10, 3000, 200, 0, 90, 40_000));
        assertThat(sum(plan, shares)).isEqualTo(40, offset(0.001));
        double quiet = shares.of(new Interval(0, 150));
        assertThat(shares.of(new Interval(450, 600))).isEqualTo(0.03, offset(0.001));
        assertThat(shares.of(new Interval(750, 1000))).isGreaterThan(10 * quiet);
        assertThat(shares.of(new Interval(0, 1000))).isEqualTo(1, offset(0.001));
        assertThat(shares.of(new Interval(150, 300)) / shares.of(new Interval(300, 450)))
                .isBetween(5.0, 15.0);
    }

    /** A survey at crf 26 that takes four times too much: at 38 it would fit, and a first pass is better than that. */
    @Test
    void firstPassesAreBetterThanTheFilm() {
        Plan plan = plan(250, "video.bitRate=1000k");
        assertThat(Shares.of(plan, surveyed(plan, 5_000_000)).firstPass()).isEqualTo(30);
        assertThat(Shares.of(plan, surveyed(plan, 1_250_000)).firstPass()).isEqualTo(18);
    }

    /** What a limited data rate does not let through is left for the others. */
    @Test
    void noPieceGetsMoreThanTheLimitLetsThrough() {
        Plan plan = plan(1000, "video.bitRate=1000k", "video.maxRate=2000k", "video.buffer=1000k");
        Shares shares = Shares.of(plan, surveyed(plan, 10, 10, 10, 10, 10, 40_000));
        assertThat(shares.of(new Interval(750, 1000))).isEqualTo(1.9, offset(0.001));
        assertThat(sum(plan, shares)).isEqualTo(40, offset(0.001));
    }

    private static double sum(Plan plan, Shares shares) {
        List<Long> cuts = plan.video().cuts();
        double sum = 0;
        for (int i = 1; i < cuts.size(); i++) {
            sum += shares.of(new Interval(cuts.get(i - 1), cuts.get(i))) * (cuts.get(i) - cuts.get(i - 1)) / 25;
        }
        return sum;
    }

    private static List<Delivery> surveyed(Plan plan, long... bytes) {
        List<Long> cuts = plan.survey().orElseThrow().cuts();
        assertThat(cuts).hasSize(bytes.length + 1);
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            Interval piece = new Interval(cuts.get(i), cuts.get(i + 1));
            all.add(new Delivery(
                    new LaneId(new JobId("j"), 1),
                    piece,
                    new LeaseId("l-" + i),
                    i,
                    new AgentId("a"),
                    new Evidence(new Blob("00".repeat(32), bytes[i]), piece.length(), 0, 0, "x264", 0, 0, 0, 0),
                    "",
                    Instant.EPOCH));
        }
        return all;
    }

    private static Plan plan(int frames, String... recipe) {
        return Planner.plan(Sources.plain(), Sources.even(frames, 50, 0), RecipeExamples.recipe(recipe));
    }
}
