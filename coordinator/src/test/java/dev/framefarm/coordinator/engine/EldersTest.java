package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import org.junit.jupiter.api.Test;

/** What is left to coordinators of an older version, and what is not. */
class EldersTest {
    @Test
    void eldersBeginJobsAsLongAsTheyAreThere() throws Exception {
        try (SmallFarm farm = new SmallFarm()) {
            farm.elder = "c3";
            Job queued = farm.stored(JobState.QUEUED);
            Job begunElsewhere = farm.storedElsewhere(JobState.PROBING);
            farm.engine.recovery().all();
            farm.ticks(20);

            assertThat(farm.state(queued)).isEqualTo(JobState.QUEUED);
            assertThat(farm.waiting(queued))
                    .isEqualTo("coordinator c3 runs an older version, which begins jobs until it is upgraded");
            assertThat(farm.state(begunElsewhere)).isEqualTo(JobState.PROBING);

            farm.elder = null;
            farm.ticksUntil(queued, JobState.RENDERING);
            farm.ticksUntil(begunElsewhere, JobState.RENDERING);
        }
    }

    @Test
    void whatHasBegunGoesOnHere() throws Exception {
        try (SmallFarm farm = new SmallFarm()) {
            Job job = farm.stored(JobState.QUEUED);
            farm.engine.recovery().all();
            farm.ticksUntil(job, JobState.RENDERING);

            farm.elder = "c3";
            farm.ticks(20);

            assertThat(farm.engine.custody().has(job.id())).isTrue();
            assertThat(farm.state(job)).isEqualTo(JobState.RENDERING);
        }
    }
}
