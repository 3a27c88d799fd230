package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A blob store that does not answer for a while makes jobs wait, and fails none. */
class StoreAwayTest {
    private final SmallFarm farm = new SmallFarm();

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    private void away() {
        farm.stored.answerAway(Optional.of("The blob store is away."));
    }

    private void back() {
        farm.stored.answerAway(Optional.empty());
    }

    /** What failed before may still be on its way out when the farm looks for the first time. */
    private void awaitInTime(Job job, JobState state) {
        Awaitility.await().until(() -> {
            farm.ticks(1);
            return farm.state(job) == state;
        });
    }

    @Test
    void aSourceThatCannotBeReadYetIsProbedLater() throws Exception {
        Job job = farm.stored(JobState.PROBING);
        away();

        farm.engine.recovery().all();
        farm.ticks(60);

        assertThat(farm.state(job)).isEqualTo(JobState.PROBING);
        assertThat(farm.waiting(job)).isEqualTo("The blob store is away.");
        back();
        awaitInTime(job, JobState.RENDERING);
    }

    @Test
    void aSourceForWhoseCopyThereIsNoRoomIsProbedLater() throws Exception {
        Job job = farm.stored(JobState.PROBING);
        farm.stored.beFull(true);

        farm.engine.recovery().all();
        Awaitility.await().until(() -> {
            farm.ticks(1);
            return farm.stored.refused.get() > 3;
        });

        assertThat(farm.state(job)).isEqualTo(JobState.PROBING);
        farm.stored.beFull(false);
        awaitInTime(job, JobState.RENDERING);
    }

    @Test
    void nothingNewIsBegunAndTheJobSaysWhy() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        away();

        assertThat(farm.engine.dispatcher().offer(agent, true)).isEmpty();
        assertThat(farm.waiting(job)).isEqualTo("The blob store is away.");

        back();
        assertThat(farm.engine.dispatcher().offer(agent, true)).isPresent();
        assertThat(farm.waiting(job)).isEmpty();
    }

    /** An agent that began would have nothing to encode, and its FFmpeg would be taken for one that stands still. */
    @Test
    void nothingIsBegunWhileTheSourceComesHere() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        farm.stored.beOnItsWay(Optional.of(farm.blob("film")));

        assertThat(farm.engine.dispatcher().offer(agent, true)).isEmpty();
        assertThat(farm.waiting(job)).isEqualTo("The source film.mov is not here yet: it comes");

        farm.stored.beOnItsWay(Optional.empty());
        assertThat(farm.engine.dispatcher().offer(agent, true)).isPresent();
    }

    @Test
    void aJoinWaitsForWhatIsStored() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.deliver(job, 0, SmallFilm.FRAMES);
        away();
        farm.engine.recovery().all();
        farm.ticks(60);

        assertThat(farm.state(job)).isEqualTo(JobState.FINISHING);
        assertThat(farm.waiting(job)).isEqualTo("The blob store is away.");
        back();
        awaitInTime(job, JobState.DONE);
    }

    /** FFmpeg cannot tell a film that is broken from a disk that went away under it. */
    @Test
    void aFilmThatCouldNotBeReadIsNotBelievedToBeBrokenThen() throws Exception {
        Job job = farm.stored(JobState.PROBING);
        farm.prober = source -> {
            away();
            return new Prober.Refused("DAMAGED", "The film is damaged.");
        };

        farm.engine.recovery().all();
        farm.ticks(60);

        assertThat(farm.state(job)).isEqualTo(JobState.PROBING);
        farm.prober = source -> SmallFilm.understood();
        back();
        awaitInTime(job, JobState.RENDERING);
    }

    @Test
    void anUploadThatIsGoneIsSaid() throws IOException {
        Job job = farm.stored(JobState.PROBING);
        farm.blobs.delete(farm.blob("film"), Instant.MAX);

        farm.engine.recovery().all();

        farm.awaitState(job, JobState.FAILED);
        assertThat(farm.jobs.find(job.id()).orElseThrow().reason())
                .hasValue("The upload film.mov is gone; upload it and submit it again.");
    }
}
