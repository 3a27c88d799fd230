package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.JobFilter;
import dev.framefarm.coordinator.engine.JobStore;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} does. */
public abstract class JobStoreContract {
    private JobStore jobs;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        jobs = stores().jobs();
    }

    @Test
    void findsWhatWasInserted() {
        Job job = job("j-1", "ann", Optional.of("key"), NOON);

        assertThat(jobs.insert(job)).isEqualTo(job);

        assertThat(jobs.find(job.id())).contains(job);
        assertThat(jobs.find(new JobId("j-2"))).isEmpty();
        assertThat(jobs.ordered("ann", "key")).contains(job);
        assertThat(jobs.ordered("bob", "key")).isEmpty();
        assertThat(jobs.ordered("ann", "another")).isEmpty();
    }

    @Test
    void remembersForHowLongItsOutputsAreKept() {
        Job kept = StoreExamples.keeping(job("j-1"), Duration.ofDays(30));
        jobs.insert(kept);

        assertThat(jobs.find(kept.id())).contains(kept);
        Job done = kept.moved(JobState.DONE, Optional.empty(), NOON);
        jobs.finish(done, List.of(), Optional.empty());
        assertThat(jobs.find(kept.id())).contains(done);
    }

    @Test
    void keepsALocalSourceWithItsExactTime() {
        Instant exact = Instant.parse("2026-05-01T12:00:00.123456789Z");
        Job job = StoreExamples.withSource(job("j-1"), new Source.Local("/films/a b.mov", 5, exact, "a b.mov"));

        jobs.insert(job);

        assertThat(jobs.find(job.id())).contains(job);
    }

    @Test
    void keepsInstantsToTheMillisecond() {
        jobs.insert(job("j-1", "ann", Optional.empty(), NOON.plusNanos(999_999)));

        assertThat(jobs.find(new JobId("j-1")).orElseThrow().created().toEpochMilli())
                .isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void refusesAnIdTwice() {
        jobs.insert(job("j-1"));

        assertThatThrownBy(() -> jobs.insert(job("j-1"))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void returnsTheEarlierJobForAKeyUsedBefore() {
        Job first = jobs.insert(job("j-1", "ann", Optional.of("key"), NOON));

        assertThat(jobs.insert(job("j-2", "ann", Optional.of("key"), NOON))).isEqualTo(first);
        assertThat(jobs.find(new JobId("j-2"))).isEmpty();
    }

    @Test
    void letsAnotherOwnerUseTheSameKey() {
        jobs.insert(job("j-1", "ann", Optional.of("key"), NOON));

        assertThat(jobs.insert(job("j-2", "bob", Optional.of("key"), NOON)).id())
                .isEqualTo(new JobId("j-2"));
    }

    @Test
    void insertsOneJobWhenTwoUseAKeyAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            Optional<String> key = Optional.of("key-" + round);
            Job one = job("one-" + round, "ann", key, NOON);
            Job two = job("two-" + round, "ann", key, NOON);

            List<Job> stored = Race.run(List.of(() -> jobs.insert(one), () -> jobs.insert(two)));

            assertThat(stored.get(0)).isEqualTo(stored.get(1));
        }
        assertThat(jobs.list(JobFilter.ALL, Optional.empty(), 100)).hasSize(20);
    }

    @Test
    void updatesOnlyTheVersionBefore() {
        Job job = jobs.insert(job("j-1"));
        Job probing = job.moved(JobState.PROBING, Optional.of("looking"), NOON.plusSeconds(1));
        Job cancelled = job.moved(JobState.CANCELLED, Optional.empty(), NOON.plusSeconds(2));

        assertThat(jobs.update(probing)).isTrue();
        assertThat(jobs.update(cancelled)).isFalse();

        assertThat(jobs.find(job.id())).contains(probing);
        assertThat(jobs.update(job("j-9").moved(JobState.PROBING, Optional.empty(), NOON)))
                .isFalse();
    }

    @Test
    void finishesWithAllOutputsInTheirOrder() {
        Job job = jobs.insert(job("j-1"));
        Job done = job.moved(JobState.DONE, Optional.empty(), NOON);
        List<Output> outputs = List.of(output(job, "z.mp4", 1), output(job, "a.mp4", 2));
        assertThat(jobs.outputs(job.id())).isEmpty();

        assertThat(jobs.finish(done, outputs, Optional.empty())).isTrue();

        assertThat(jobs.find(job.id())).contains(done);
        assertThat(jobs.outputs(job.id())).isEqualTo(outputs);
    }

    @Test
    void finishesAgainWithTheSameAndNothingElse() {
        Job job = jobs.insert(job("j-1"));
        Job done = job.moved(JobState.DONE, Optional.empty(), NOON);
        List<Output> outputs = List.of(output(job, "a.mp4", 1));
        jobs.finish(done, outputs, Optional.empty());

        assertThat(jobs.finish(done, outputs, Optional.empty())).isTrue();
        assertThat(jobs.finish(done, List.of(output(job, "a.mp4", 2)), Optional.empty()))
                .isFalse();
        assertThat(jobs.finish(job.moved(JobState.FAILED, Optional.empty(), NOON), List.of(), Optional.empty()))
                .isFalse();
        assertThat(jobs.outputs(job.id())).isEqualTo(outputs);
    }

    @Test
    void lateFinishLeavesNothingBehind() {
        Job job = jobs.insert(job("j-1"));
        jobs.update(job.moved(JobState.CANCELLED, Optional.empty(), NOON));

        assertThat(jobs.finish(
                        job.moved(JobState.DONE, Optional.empty(), NOON),
                        List.of(output(job, "a.mp4", 1)),
                        Optional.empty()))
                .isFalse();
        assertThat(jobs.outputs(job.id())).isEmpty();
    }

    @Test
    void oneOfTwoFinishersWins() throws Exception {
        for (int round = 0; round < 50; round++) {
            Job job = jobs.insert(job("j-" + round));
            Job done = job.moved(JobState.DONE, Optional.empty(), NOON);
            Output one = output(job, "a.mp4", 1);
            Output two = output(job, "a.mp4", 2);

            List<Boolean> won = Race.run(List.of(
                    () -> jobs.finish(done, List.of(one), Optional.empty()),
                    () -> jobs.finish(done, List.of(two), Optional.empty())));

            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(jobs.outputs(job.id())).containsExactly(won.get(0) ? one : two);
        }
    }

    @Test
    void countsTheProbesThatWereCut() {
        Job job = job("j-1");
        jobs.insert(job);
        jobs.insert(job("j-2"));

        assertThat(jobs.probeBegins(job.id())).isEqualTo(0);
        assertThat(jobs.probeBegins(job.id())).isEqualTo(1);
        assertThat(jobs.probeBegins(new JobId("j-2"))).isEqualTo(0);
        jobs.probeEnded(job.id());
        assertThat(jobs.probeBegins(job.id())).isEqualTo(0);
        assertThat(jobs.find(job.id())).contains(job);
    }
}
