package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.withPriority;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.JobStore;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every {@link JobStore} lists its jobs. */
public abstract class JobListContract {
    private static final Set<JobState> ALL = Set.of();

    private JobStore jobs;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        jobs = stores().jobs();
    }

    @Test
    void listsNewestFirstAndSortsTheSameInstantByBytesOfTheId() {
        for (String id : List.of("b", "a", "B", "a-b", "ab")) {
            jobs.insert(job(id, "ann", Optional.empty(), NOON));
        }
        jobs.insert(job("newest", "ann", Optional.empty(), NOON.plusMillis(1)));

        assertThat(jobs.list(ALL, Optional.empty(), Optional.empty(), 100))
                .extracting(job -> job.id().value())
                .containsExactly("newest", "b", "ab", "a-b", "a", "B");
    }

    @Test
    void listsPageAfterPage() {
        for (int i = 0; i < 5; i++) {
            jobs.insert(job("j-" + i, "ann", Optional.empty(), NOON.plusMillis(i / 2)));
        }

        List<Job> first = jobs.list(ALL, Optional.empty(), Optional.empty(), 2);
        List<Job> second =
                jobs.list(ALL, Optional.empty(), Optional.of(first.get(1).id()), 2);
        List<Job> third =
                jobs.list(ALL, Optional.empty(), Optional.of(second.get(1).id()), 2);

        assertThat(first).extracting(Job::id).containsExactly(new JobId("j-4"), new JobId("j-3"));
        assertThat(second).extracting(Job::id).containsExactly(new JobId("j-2"), new JobId("j-1"));
        assertThat(third).extracting(Job::id).containsExactly(new JobId("j-0"));
        assertThat(jobs.list(ALL, Optional.empty(), Optional.of(new JobId("nobody")), 2))
                .isEmpty();
    }

    @Test
    void listsByStateAndOwner() {
        Job running = jobs.insert(job("j-1")).moved(JobState.PROBING, Optional.empty(), NOON);
        jobs.update(running);
        jobs.insert(job("j-2"));
        jobs.insert(job("j-3", "bob", Optional.empty(), NOON));

        assertThat(jobs.list(Set.of(JobState.PROBING, JobState.DONE), Optional.empty(), Optional.empty(), 9))
                .containsExactly(running);
        assertThat(jobs.list(ALL, Optional.of("bob"), Optional.empty(), 9)).hasSize(1);
        assertThat(jobs.list(Set.of(JobState.PROBING), Optional.of("bob"), Optional.empty(), 9))
                .isEmpty();
    }

    @Test
    void listsAllOfAStateOldestFirst() {
        for (int i = 0; i < 5; i++) {
            jobs.insert(job("j-" + i, "ann", Optional.empty(), NOON.plusMillis(10 - i)));
        }
        jobs.update(jobs.find(new JobId("j-2")).orElseThrow().moved(JobState.PROBING, Optional.empty(), NOON));

        assertThat(jobs.all(Set.of(JobState.QUEUED)))
                .extracting(job -> job.id().value())
                .containsExactly("j-4", "j-3", "j-1", "j-0");
        assertThat(jobs.all(Set.of(JobState.PROBING, JobState.QUEUED))).hasSize(5);
        assertThat(jobs.all(Set.of(JobState.DONE))).isEmpty();
    }

    @Test
    void listsTheQueueByPriorityAndThenByAge() {
        jobs.insert(withPriority(job("young", "ann", Optional.empty(), NOON.plusMillis(2)), 50));
        jobs.insert(withPriority(job("old", "ann", Optional.empty(), NOON), 50));
        jobs.insert(withPriority(job("urgent", "ann", Optional.empty(), NOON.plusMillis(3)), 90));
        Job begun = jobs.insert(withPriority(job("begun", "ann", Optional.empty(), NOON), 99));
        jobs.update(begun.moved(JobState.PROBING, Optional.empty(), NOON));

        assertThat(jobs.queued(10)).extracting(job -> job.id().value()).containsExactly("urgent", "old", "young");
        assertThat(jobs.queued(2)).extracting(job -> job.id().value()).containsExactly("urgent", "old");
    }

    @Test
    void listsThoseThatEndedLastFirst() {
        for (int i = 0; i < 4; i++) {
            Job job = jobs.insert(job("j-" + i, "ann", Optional.empty(), NOON.plusMillis(i)));
            JobState state = i == 1 ? JobState.PROBING : JobState.CANCELLED;
            jobs.update(job.moved(state, Optional.empty(), NOON.plusSeconds(10 - i)));
        }

        assertThat(jobs.ended(10)).extracting(job -> job.id().value()).containsExactly("j-0", "j-2", "j-3");
        assertThat(jobs.ended(1)).extracting(job -> job.id().value()).containsExactly("j-0");
    }
}
