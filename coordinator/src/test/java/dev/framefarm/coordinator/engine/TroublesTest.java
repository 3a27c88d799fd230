package dev.framefarm.coordinator.engine;

import static dev.framefarm.coordinator.testing.StoreExamples.in;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.memory.InMemoryHappenings;
import dev.framefarm.coordinator.memory.InMemoryJobStore;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private Optional<String> storeTrouble = Optional.empty();
    private final JobStore jobs = new InMemoryJobStore();
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private final Troubles troubles = new Troubles(
            new JobRunner(jobs, new InMemoryHappenings(), clock),
            clock,
            failure -> failure instanceof IllegalStateException,
            () -> storeTrouble);
    private final Job job = in(job("j-1"), JobState.RENDERING);

    @BeforeEach
    void order() {
        jobs.insert(job);
    }

    @Test
    void whatComesAgainAndAgainEndsTheJobWithTheReason() {
        meet(2, new IOException("the disk is broken"));
        assertThat(now().state()).isEqualTo(job.state());

        meet(1, new IOException("the disk is broken"));

        assertThat(now().state()).isEqualTo(JobState.FAILED);
        assertThat(now().reason()).hasValueSatisfying(why -> assertThat(why).contains("the disk is broken"));
    }

    @Test
    void aJobWaitsForTheClusterAsLongAsItTakes() {
        meet(100, new ClusterAway("nobody answers", null) {});

        assertThat(now().state()).isEqualTo(job.state());
    }

    @Test
    void aJobWaitsForTheDatabaseAsLongAsItTakes() {
        meet(100, new IllegalStateException("the database does not answer"));

        assertThat(now().state()).isEqualTo(job.state());
    }

    @Test
    void aJobWaitsForTheStoreAsLongAsItTakesWhoeverTellsOfIt() {
        meet(100, new UncheckedIOException(new StoreAway("it does not answer", null)));

        assertThat(now().state()).isEqualTo(job.state());
    }

    @Test
    void whateverFailsWhileTheStoreIsAwayIsNotCounted() {
        storeTrouble = Optional.of("it is not mounted");

        meet(100, new IOException("a program failed"));

        assertThat(now().state()).isEqualTo(job.state());
    }

    @Test
    void aFullDiskEndsNoJobWhoeverMetIt() {
        meet(100, new NoRoom("no room"));
        meet(100, new IOException("/data/sound: No space left on device"));
        meet(100, new UncheckedIOException(new IOException("Disk quota exceeded")));

        assertThat(now().state()).isEqualTo(job.state());
    }

    @Test
    void memoryThatRanOutOnceEndsNoJob() {
        meet(1, new OutOfMemoryError("Java heap space"));
        assertThat(now().state()).isEqualTo(job.state());

        meet(2, new OutOfMemoryError("Java heap space"));
        assertThat(now().state()).isEqualTo(JobState.FAILED);
    }

    private void meet(int times, Throwable trouble) {
        for (int i = 0; i < times; i++) {
            troubles.met(job.id(), "Joining", trouble);
        }
    }

    private Job now() {
        return jobs.find(job.id()).orElseThrow();
    }
}
