package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.plan.Weight;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who begins, and why the others do not. */
class AdmissionTest {
    private static final long NEED = Weight.of(SmallFilm.plan(), 4);

    @Test
    void whoWaitsIsToldHowManyAreBefore() throws Exception {
        try (SmallFarm farm = new SmallFarm(1, 1)) {
            farm.engine.recovery().all();
            farm.stored(JobState.RENDERING);
            Job next = farm.stored(JobState.QUEUED);
            Job second = farm.stored(JobState.QUEUED);
            Job last = farm.stored(JobState.QUEUED);

            assertThat(farm.waiting(next)).startsWith("the farm works on 1 jobs at a time");
            assertThat(farm.waiting(second)).startsWith("1 job is before it; the farm works on");
            assertThat(farm.waiting(last)).startsWith("2 jobs are before it; the farm works on");
        }
    }

    @Test
    void aFilmBeginsWhenTheDiskHasRoomForIt() throws Exception {
        try (SmallFarm farm = new SmallFarm()) {
            farm.blobs.capacity(Room.FLOOR + NEED / 2);
            Job job = farm.stored(JobState.QUEUED);
            farm.engine.recovery().all();

            farm.awaitPostponed(job);
            assertThat(farm.waiting(job))
                    .contains("there is no room on the farm's disk")
                    .contains("will take about");
            farm.ticks(10);
            assertThat(farm.state(job)).isEqualTo(JobState.QUEUED);

            farm.blobs.capacity(Room.FLOOR + 2 * NEED);
            farm.ticksUntil(job, JobState.RENDERING);
            assertThat(farm.jobs.find(job.id()).orElseThrow().reason()).isEmpty();
        }
    }

    @Test
    void twoFilmsForWhichThereIsNoRoomTogetherAreMadeOneAfterTheOther() throws Exception {
        try (SmallFarm farm = new SmallFarm()) {
            farm.blobs.capacity(Room.FLOOR + NEED * 3 / 2);
            Job first = farm.stored(JobState.QUEUED);
            farm.engine.recovery().all();
            farm.awaitState(first, JobState.RENDERING);
            Job second = farm.stored(JobState.QUEUED);
            farm.ticks(5);

            farm.awaitPostponed(second);
            assertThat(farm.waiting(second)).contains("other jobs still need about");
            farm.engine.orders().cancel(first.id(), SmallFarm.USER);
            farm.ticksUntil(second, JobState.RENDERING);
        }
    }

    @Test
    void whoCannotFitAtAllHoldsUpNobody() throws Exception {
        try (SmallFarm farm = new SmallFarm()) {
            farm.blobs.capacity(Room.FLOOR + 3 * NEED);
            farm.recipe = RecipeExamples.recipe("video.crf=1");
            Job large = farm.stored(JobState.QUEUED);
            farm.engine.recovery().all();
            farm.awaitPostponed(large);

            farm.recipe = RecipeExamples.recipe();
            Job small = farm.stored(JobState.QUEUED);
            farm.ticksUntil(small, JobState.RENDERING);
            assertThat(farm.state(large)).isEqualTo(JobState.QUEUED);
        }
    }

    /** What a running job has written is not free now, and will be. */
    @Test
    void aLargeFilmIsNotPassedOverForEver() throws Exception {
        try (SmallFarm farm = new SmallFarm()) {
            farm.blobs.capacity(Room.FLOOR + NEED * 3 / 2);
            Job running = farm.stored(JobState.QUEUED);
            farm.engine.recovery().all();
            farm.awaitState(running, JobState.RENDERING);
            deliver(farm, running, NEED * 3 / 4);
            farm.blobs.capacity(Room.FLOOR + NEED * 3 / 4);
            Job large = farm.stored(JobState.QUEUED);
            farm.ticks(5);
            farm.awaitPostponed(large);

            farm.recipe = RecipeExamples.recipe("video.crf=51");
            Job small = farm.stored(JobState.QUEUED);
            farm.ticks(5);
            assertThat(farm.state(small)).isEqualTo(JobState.QUEUED);

            farm.engine.orders().cancel(running.id(), SmallFarm.USER);
            farm.blobs.capacity(Room.FLOOR + NEED * 3 / 2);
            farm.ticksUntil(large, JobState.RENDERING);
        }
    }

    /** Not the first frames: for those whoever joins would look, and find that there are no such bytes. */
    private static void deliver(SmallFarm farm, Job job, long bytes) {
        Evidence evidence = new Evidence(new Blob("f".repeat(64), bytes), 25, 25, 49, "x264", 0, 0, 1, 1);
        Delivery delivery = new Delivery(
                new LaneId(job.id(), 0),
                new Interval(25, 50),
                new LeaseId("l-1"),
                1,
                new AgentId("a"),
                evidence,
                "header",
                job.created());
        assertThat(farm.deliveries.port.commit(delivery, List.of(0L))).isEqualTo(DeliveryStore.Outcome.COMMITTED);
    }

    @Test
    void nobodyUploadsIntoTheRoomThatRunningJobsNeed() throws Exception {
        try (SmallFarm farm = new SmallFarm()) {
            farm.blobs.capacity(Room.FLOOR + NEED * 3 / 2);
            farm.engine.uploads().begin(NEED, SmallFarm.USER).close();
            Job job = farm.stored(JobState.QUEUED);
            farm.engine.recovery().all();
            farm.awaitState(job, JobState.RENDERING);

            assertThatThrownBy(() -> farm.engine.uploads().begin(NEED, SmallFarm.USER))
                    .isInstanceOf(NoRoom.class)
                    .hasMessageContaining("of which its jobs need");
            farm.engine.orders().cancel(job.id(), SmallFarm.USER);
            farm.engine.uploads().begin(NEED, SmallFarm.USER).close();
        }
    }

    @Test
    void whatWasPostponedIsKnownAfterAStart() throws Exception {
        try (SmallFarm farm = new SmallFarm()) {
            farm.blobs.capacity(Room.FLOOR + NEED / 2);
            Job job = farm.stored(JobState.QUEUED);
            Job planned = job.moved(JobState.QUEUED, Optional.of("no room"), job.updated());
            farm.jobs.update(planned);
            farm.plans.port.save(job.id(), SmallFilm.plan());

            farm.engine.recovery().all();

            assertThat(farm.state(job)).isEqualTo(JobState.QUEUED);
            assertThat(farm.jobs.find(job.id())).contains(planned);
        }
    }
}
