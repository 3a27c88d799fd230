package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbesCutTest {
    private final SmallFarm farm = new SmallFarm(2, 1);

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void aSourceThatStopsTheCoordinatorThreeTimesIsGivenUp() throws Exception {
        Job job = farm.stored(JobState.PROBING);
        farm.jobs.probeCut(job.id());
        farm.jobs.probeCut(job.id());

        farm.engine.recovery().all();

        Job ended = farm.jobs.find(job.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.reason().orElseThrow()).contains("stopped 3 times while it read the source");
    }

    @Test
    void aSourceThatWasCutOnceIsProbedAgain() throws Exception {
        Job job = farm.stored(JobState.PROBING);

        farm.engine.recovery().all();

        farm.awaitState(job, JobState.RENDERING);
    }
}
