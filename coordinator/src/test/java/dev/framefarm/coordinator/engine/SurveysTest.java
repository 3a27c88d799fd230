package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Verdict;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A film with a bit rate is measured before its pieces get theirs. */
class SurveysTest {
    private static final int PIECE = SmallFilm.FRAMES / 2;

    private final SmallFarm farm = new SmallFarm();
    private Job job;
    private AgentId agent;
    private AgentId other;

    @BeforeEach
    void render() throws Exception {
        farm.recipe = RecipeExamples.recipe("video.bitRate=1000k");
        job = farm.stored(JobState.PROBING);
        farm.engine.recovery().all();
        farm.awaitState(job, JobState.RENDERING);
        agent = farm.agent("a", new Agent.Encoder("h264", "x264", 1e9));
        other = farm.agent("b", new Agent.Encoder("h264", "x264", 1e9));
    }

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void piecesAreMeasuredOneByOneAndThePicturesWait() throws Exception {
        Assignment first = offer(agent);
        assertThat(first.lane().index()).isEqualTo(1);
        assertThat(first.lease().interval()).isEqualTo(new Interval(0, PIECE));
        assertThat(offer(other).lease().interval()).isEqualTo(new Interval(PIECE, SmallFilm.FRAMES));
        assertThat(farm.engine.dispatcher().offer(other, false)).isEmpty();
        assertThat(deliver(agent, first)).isEqualTo(Verdict.accepted());
        assertThat(farm.engine.dispatcher().offer(agent, false)).isEmpty();
        assertThat(farm.waiting(job))
                .isEqualTo("waits for the survey of the film, which shares out its bits: 1 of 2 pieces are measured");
    }

    @Test
    void thenThePicturesGetTheirShare() throws Exception {
        survey();
        Assignment work = offer(agent);
        assertThat(work.lane().index()).isZero();
        assertThat(bitRate(work)).isBetween(900_000, 1_100_000);
        assertThat(farm.waiting(job)).isEmpty();
    }

    /** The survey is in the database; what Ignite forgot changes nothing. */
    @Test
    void whatWasMeasuredSurvivesTheLedgers() throws Exception {
        survey();
        int before = bitRate(offer(agent));
        farm.heldLedgers.drop(new LaneId(job.id(), 0));
        farm.heldLedgers.drop(new LaneId(job.id(), 1));
        farm.ticks(10);
        Assignment again = offer(other);
        assertThat(again.lane().index()).isZero();
        assertThat(bitRate(again)).isEqualTo(before);
    }

    private void survey() throws IOException {
        deliver(agent, offer(agent));
        deliver(other, offer(other));
    }

    private Assignment offer(AgentId to) {
        return farm.engine.dispatcher().offer(to, false).orElseThrow();
    }

    private static int bitRate(Assignment assignment) {
        Encode.Video encode = ((Work.Pictures) assignment.work().part()).encode();
        return encode.coding().dials().bitRate().orElseThrow();
    }

    private Verdict deliver(AgentId from, Assignment work) throws IOException {
        Interval interval = work.lease().interval();
        String bytes = SmallFilm.text(interval.from(), interval.to());
        try (Deliveries.Receiving receiving =
                farm.engine.deliveries().receive(from, work.lease().id())) {
            receiving.bytes().write(bytes.getBytes(StandardCharsets.UTF_8));
            Evidence evidence = farm.evidence(interval.from(), interval.to());
            return receiving.judge(evidence, Optional.empty());
        }
    }
}
