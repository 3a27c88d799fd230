package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Likeness;
import dev.framefarm.coordinator.model.Verdict;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of a wanted quality come with the CRF that was found for them. */
class QualityWishesTest {
    private final SmallFarm farm = new SmallFarm();
    private Job job;

    @BeforeEach
    void render() throws Exception {
        farm.recipe = RecipeExamples.withVideo(Map.of("quality", Map.of("metric", "ssim", "score", 0.97)));
        job = farm.stored(JobState.PROBING);
        farm.engine.recovery().all();
        farm.awaitState(job, JobState.RENDERING);
    }

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void whatWasFoundIsKeptAndTold() throws Exception {
        assertThat(deliver(List.of(new Likeness(14, 0.95)))).isEqualTo(Verdict.accepted());
        assertThat(farm.engine.remarks().qualities(job.id()))
                .singleElement()
                .satisfies(quality -> assertThat(quality.score().least()).isEqualTo(0.95));
        assertThat(farm.engine.remarks().of(job.id()))
                .singleElement()
                .asString()
                .contains("is not reached in 1 of 1 segments");
    }

    /** 39 is worse than anything that was ordered. */
    @ParameterizedTest
    @ValueSource(ints = {0, 39})
    void whatNobodySearchedIsNotAccepted(int crf) throws Exception {
        assertThat(deliver(crf == 0 ? List.of() : List.of(new Likeness(crf, 0.95))))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("QUALITY"));
    }

    private Verdict deliver(List<Likeness> likeness) throws Exception {
        AgentId agent = farm.agent("a");
        Assignment work = farm.engine.dispatcher().offer(agent, true).orElseThrow();
        Interval piece = work.lease().interval();
        String text = SmallFilm.text(piece.from(), piece.to());
        try (Deliveries.Receiving receiving =
                farm.engine.deliveries().receive(agent, work.lease().id())) {
            receiving.bytes().write(text.getBytes(StandardCharsets.UTF_8));
            Evidence evidence = new Evidence(
                    farm.blob(text), piece.length(), piece.from(), piece.to() - 1, "x264", 0, 0, 1, 1, likeness);
            return receiving.judge(evidence, Optional.empty());
        }
    }
}
