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
        for (int i = 0; i < 3; i++) {
            farm.jobs.probeBegins(job.id());
        }

        farm.engine.recovery().all();

        farm.awaitState(job, JobState.FAILED);
        Job ended = farm.jobs.find(job.id()).orElseThrow();
        assertThat(ended.reason().orElseThrow()).contains("stopped 3 times while it read the source");
    }

    @Test
    void aSourceThatWasCutOnceIsProbedAgain() throws Exception {
        Job job = farm.stored(JobState.PROBING);
        farm.jobs.probeBegins(job.id());

        farm.engine.recovery().all();

        farm.awaitState(job, JobState.RENDERING);
        assertThat(farm.jobs.probeBegins(job.id())).as("it ended well").isZero();
    }
}
