package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Timeline;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FrameBudgetTest {
    @Test
    void aFilmThatIsNotKnownYetMayBeTheLongest() throws Exception {
        try (SmallFarm farm = new SmallFarm(8, 1, Timeline.MOST_FRAMES + SmallFarm.FRAMES)) {
            CountDownLatch known = new CountDownLatch(1);
            farm.prober = source -> {
                await(known);
                return SmallFarm.film();
            };
            List<Job> jobs =
                    List.of(farm.stored(JobState.QUEUED), farm.stored(JobState.QUEUED), farm.stored(JobState.QUEUED));

            farm.engine.recovery().all();
            assertThat(farm.state(jobs.get(0))).isEqualTo(JobState.PROBING);
            assertThat(farm.state(jobs.get(1))).isEqualTo(JobState.QUEUED);
            assertThat(farm.waiting(jobs.get(1))).contains("memory has room for");

            known.countDown();
            farm.awaitState(jobs.get(1), JobState.RENDERING);
            assertThat(farm.state(jobs.get(2)))
                    .as("two are known, and no room is left")
                    .isEqualTo(JobState.QUEUED);
        }
    }

    @Test
    void oneFilmIsWorkedOnInAnyMemory() throws Exception {
        try (SmallFarm farm = new SmallFarm(8, 1, 1)) {
            Job job = farm.stored(JobState.QUEUED);
            farm.engine.recovery().all();
            farm.awaitState(job, JobState.RENDERING);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
