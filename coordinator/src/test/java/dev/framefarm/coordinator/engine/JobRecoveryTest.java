package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobRecoveryTest {
    private final SmallFarm farm = new SmallFarm(2, 1);

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void aJobWhoseLanesCouldNotBeOpenedIsTakenUpAgain() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.deliver(job, 0, SmallFilm.FRAMES);
        farm.deliveries.fail();
        farm.engine.recovery().all();
        assertThat(farm.state(job)).isEqualTo(JobState.RENDERING);

        farm.deliveries.mend();
        farm.ticksUntil(job, JobState.DONE);
    }

    @Test
    void whatFailsAgainAndAgainEndsTheJobWithTheReason() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.deliveries.fail();

        farm.engine.recovery().all();
        farm.ticks(10);

        assertThat(farm.state(job)).isEqualTo(JobState.FAILED);
        assertThat(farm.jobs.find(job.id()).orElseThrow().reason())
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("away"));
    }

    @Test
    void aJobThatIsBeingWorkedOnIsLeftAlone() throws Exception {
        AtomicInteger joins = new AtomicInteger();
        farm.joiner = (plan, source, sound, target) -> {
            joins.incrementAndGet();
            return new NoJoin();
        };
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        farm.engine.recovery().all();
        await().until(() -> joins.get() == 1);
        List<String> asked = new CopyOnWriteArrayList<>();
        farm.deliveries.before = asked::add;

        farm.ticks(20);
        assertThat(asked).as("no more than whether all is well").containsOnly("acceptedLength");
        assertThat(asked).as("every five seconds, of each lane").hasSize(4);

        farm.deliver(job, 0, SmallFilm.FRAMES);
        farm.engine.recovery().all();
        farm.engine.recovery().all();
        farm.awaitState(job, JobState.DONE);
        assertThat(joins).hasValue(1);
    }

    @Test
    void aQueuedJobIsStartedThoughNobodySaidSo() throws Exception {
        Job job = farm.stored(JobState.QUEUED);

        farm.ticksUntil(job, JobState.RENDERING);
    }

    @Test
    void whatACoordinatorThatLeavesWorkedOnIsTakenUpAtOnce() throws Exception {
        Job job = farm.stored(JobState.QUEUED);

        farm.heard.publish(new Happening("left", Optional.empty(), job.created(), Map.of("coordinator", "another")));

        farm.awaitState(job, JobState.RENDERING);
    }

    /** Its database is about to be closed. */
    @Test
    void aCoordinatorThatLeavesTakesUpNothing() throws Exception {
        Job job = farm.stored(JobState.QUEUED);
        int calls = farm.jobStore.calls.get();

        farm.engine.recovery().leave();

        assertThat(farm.jobStore.calls).hasValue(calls);
        assertThat(farm.state(job)).isEqualTo(JobState.QUEUED);
    }

    /** The list in which it was found does not tell all of its recipe. */
    @Test
    void aJobThatIsTakenUpIsMadeByItsWholeRecipe() throws Exception {
        farm.recipe = RecipeExamples.withVideo(Map.of("logo", Map.of("image", RecipeExamples.PIXEL)));
        Job job = farm.stored(JobState.PROBING);

        farm.engine.recovery().all();

        farm.awaitState(job, JobState.RENDERING);
        assertThat(farm.plans.port.find(job.id()).orElseThrow().toString()).contains(RecipeExamples.PIXEL);
    }

    @Test
    void theOldestIsStartedFirstAndOnceForAll() throws Exception {
        List<Job> queue = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            queue.add(farm.stored(JobState.QUEUED));
        }
        Job urgent = farm.stored(JobState.QUEUED, 90);
        AtomicInteger starts = new AtomicInteger();
        farm.jobStore.before = call -> starts.addAndGet(call.equals("queued") ? 1 : 0);

        farm.engine.recovery().all();

        farm.awaitState(urgent, JobState.RENDERING);
        farm.awaitState(queue.get(0), JobState.RENDERING);
        assertThat(queue.subList(1, 50)).allMatch(job -> farm.state(job) == JobState.QUEUED);
        assertThat(farm.waiting(queue.get(1))).contains("2 jobs at a time");
        // Once to find out whether anybody waits, once to start.
        assertThat(starts).hasValue(2);
    }

    @Test
    void whatAnEndedJobLeftBehindIsRemovedLater() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        LaneId lane = new LaneId(job.id(), 0);
        farm.ledgers.fail();
        farm.engine.orders().cancel(job.id(), SmallFarm.USER);
        assertThat(farm.heldLedgers.find(lane)).isPresent();

        farm.ledgers.mend();
        await().until(() -> {
            farm.ticks(5);
            return farm.heldLedgers.find(lane).isEmpty();
        });
    }

    /** The database did what it was told, and the connection broke before it could say so. */
    @Test
    void anEndWhoseCommitHadNoAnswerIsCarriedOutLater() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        LeaseId lease = begun(job);
        farm.jobStore.after = call -> {
            if (call.equals("update")) {
                throw new IllegalStateException("no answer");
            }
        };
        assertThatThrownBy(() -> farm.engine.orders().cancel(job.id(), SmallFarm.USER))
                .hasMessage("no answer");
        farm.jobStore.mend();
        assertThat(farm.state(job)).isEqualTo(JobState.CANCELLED);
        List<Object> told = new ArrayList<>();
        farm.happenings.subscribe(
                farm.happenings.latest(),
                news -> told.add(news.happening().details().get("state")));

        farm.ticks(5);

        assertStopped(job, lease);
        assertThat(told).contains("CANCELLED");
        int found = farm.jobStore.calls.get();
        farm.ticks(5);
        assertThat(farm.jobStore.calls.get() - found)
                .as("nothing is in doubt any more")
                .isLessThanOrEqualTo(4);
    }

    /** Whoever ended it was killed right after the commit. */
    @Test
    void aJobThatWasEndedAndNotStoppedIsStoppedByOthers() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        LeaseId lease = begun(job);
        farm.ticks(5);

        farm.jobs.update(job.moved(JobState.CANCELLED, Optional.empty(), farm.clock.instant()));
        farm.ticks(10);

        assertStopped(job, lease);
    }

    @Test
    void theLedgersOfAFilmThatIsDoneGoThoughItsCoordinatorWasKilled() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        farm.ticks(5);

        farm.jobs.update(job.moved(JobState.DONE, Optional.empty(), farm.clock.instant()));
        farm.ticks(10);

        assertThat(farm.heldLedgers.find(new LaneId(job.id(), 0))).isEmpty();
    }

    private LeaseId begun(Job job) {
        farm.engine.recovery().all();
        LeaseId lease = farm.engine
                .dispatcher()
                .offer(farm.agent("a"), true)
                .orElseThrow()
                .lease()
                .id();
        assertThat(farm.attempts.atWork()).containsExactly(job.id());
        return lease;
    }

    private void assertStopped(Job job, LeaseId lease) {
        assertThat(farm.heldLedgers.find(new LaneId(job.id(), 0))).isEmpty();
        assertThat(farm.attempts.find(lease).orElseThrow().outcome()).hasValue("REVOKED");
    }

    @Test
    void aJobThatEndsWhileItsLanesAreOpenedLeavesNoLanes() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.deliveries.before = call -> {
            farm.deliveries.mend();
            farm.engine.orders().cancel(job.id(), SmallFarm.USER);
        };

        farm.engine.recovery().all();

        assertThat(farm.state(job)).isEqualTo(JobState.CANCELLED);
        assertThat(farm.heldLedgers.find(new LaneId(job.id(), 0))).isEmpty();
    }
}
