package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent that cannot what others can gets nothing for a while, and then one attempt. */
class ReputationTest {
    private final SmallFarm farm = new SmallFarm();
    private AgentId bad;
    private AgentId good;

    @BeforeEach
    void open() {
        bad = farm.agent("bad");
        good = farm.agent("good");
    }

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void whoFailsAtWhatOthersCanIsPutAsideAndTriedAgainWithOneAttempt() throws Exception {
        rendering();
        for (int i = 0; i < 3; i++) {
            assertThat(farm.engine.reputation().aside(bad)).isEmpty();
            failAndLetTheOtherDoIt();
        }
        assertThat(farm.engine.reputation().aside(bad).orElseThrow().reason())
                .startsWith("Put aside until 2030-01-01T00:0")
                .endsWith("the last time FFmpeg failed (no such filter).");
        assertThat(farm.told).containsExactly("bad");
        Job job = rendering();
        assertThat(take(bad)).isEmpty();
        assertThat(farm.waiting(job)).doesNotContain("bad");
        farm.engine.fleet().left(good);
        assertThat(take(bad)).isEmpty();
        assertThat(farm.waiting(job)).contains("agent bad: Put aside until");

        farm.pass(61);
        beat();
        Assignment trial = take(bad).orElseThrow();
        assertThat(take(bad)).as("one attempt, not two").isEmpty();
        farm.engine.attempts().ended(bad, trial.lease().id(), EndCode.ENCODER_FAILED, "still broken");
        farm.ticks(1);
        assertThat(take(bad)).as("not even when nobody else has tried yet").isEmpty();
        farm.pass(115);
        beat();
        assertThat(take(bad)).isEmpty();
        farm.pass(10);
        beat();
        assertThat(take(bad)).isPresent();
    }

    @Test
    void whatNobodyCanDoPutsNobodyAsideAndEndsTheJob() throws Exception {
        AgentId third = farm.agent("third");
        Job job = rendering();
        for (AgentId agent : new AgentId[] {bad, good, third}) {
            Assignment work = take(agent).orElseThrow();
            farm.engine
                    .attempts()
                    .ended(agent, work.lease().id(), EndCode.ENCODER_FAILED, "[h264 @ 0x1] [error] no such picture");
            assertThat(farm.engine.reputation().aside(agent)).isEmpty();
        }
        farm.awaitState(job, JobState.FAILED);
        assertThat(farm.jobs.find(job.id()).orElseThrow().reason().orElseThrow())
                .contains("3 agents failed there; the last time FFmpeg failed ([h264] no such picture)");
    }

    private Job rendering() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        return job;
    }

    private void failAndLetTheOtherDoIt() throws Exception {
        Assignment work = take(bad).orElseThrow();
        farm.engine.attempts().ended(bad, work.lease().id(), EndCode.ENCODER_FAILED, "[error] no such filter");
        Assignment again = take(good).orElseThrow();
        assertThat(again.lease().interval().overlaps(work.lease().interval())).isTrue();
        farm.deliver(good, again);
        farm.ticks(2);
    }

    /** The roster forgets who is not heard of. */
    private void beat() {
        for (AgentId agent : new AgentId[] {bad, good}) {
            farm.join(agent, SmallFarm.H264);
        }
        farm.ticks(2);
    }

    private Optional<Assignment> take(AgentId agent) {
        return farm.engine.dispatcher().offer(agent, false);
    }
}
