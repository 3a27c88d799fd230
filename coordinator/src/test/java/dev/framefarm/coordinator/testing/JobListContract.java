package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.withPriority;
import static dev.framefarm.coordinator.testing.StoreExamples.withRecipe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.JobFilter;
import dev.framefarm.coordinator.engine.JobStore;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every {@link JobStore} lists its jobs. */
public abstract class JobListContract {
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

        assertThat(jobs.list(JobFilter.ALL, Optional.empty(), 100))
                .extracting(job -> job.id().value())
                .containsExactly("newest", "b", "ab", "a-b", "a", "B");
    }

    @Test
    void listsPageAfterPage() {
        for (int i = 0; i < 5; i++) {
            jobs.insert(job("j-" + i, "ann", Optional.empty(), NOON.plusMillis(i / 2)));
        }

        List<Job> first = jobs.list(JobFilter.ALL, Optional.empty(), 2);
        List<Job> second = jobs.list(JobFilter.ALL, Optional.of(first.get(1).id()), 2);
        List<Job> third = jobs.list(JobFilter.ALL, Optional.of(second.get(1).id()), 2);

        assertThat(first).extracting(Job::id).containsExactly(new JobId("j-4"), new JobId("j-3"));
        assertThat(second).extracting(Job::id).containsExactly(new JobId("j-2"), new JobId("j-1"));
        assertThat(third).extracting(Job::id).containsExactly(new JobId("j-0"));
        assertThat(jobs.list(JobFilter.ALL, Optional.of(new JobId("nobody")), 2))
                .isEmpty();
    }

    @Test
    void listsByStateAndOwner() {
        Job running = jobs.insert(job("j-1")).moved(JobState.PROBING, Optional.empty(), NOON);
        jobs.update(running);
        jobs.insert(job("j-2"));
        jobs.insert(job("j-3", "bob", Optional.empty(), NOON));

        assertThat(jobs.list(JobFilter.ALL.in(Set.of(JobState.PROBING, JobState.DONE)), Optional.empty(), 9))
                .containsExactly(running);
        assertThat(jobs.list(JobFilter.ALL.of("bob"), Optional.empty(), 9)).hasSize(1);
        assertThat(jobs.list(JobFilter.ALL.in(Set.of(JobState.PROBING)).of("bob"), Optional.empty(), 9))
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
    void listsOneOwnersQueueByPriorityAndThenByAge() {
        jobs.insert(withPriority(job("young", "ann", Optional.empty(), NOON.plusMillis(2)), 50));
        jobs.insert(withPriority(job("old", "ann", Optional.empty(), NOON), 50));
        jobs.insert(withPriority(job("urgent", "ann", Optional.empty(), NOON.plusMillis(3)), 90));
        Job begun = jobs.insert(withPriority(job("begun", "ann", Optional.empty(), NOON), 99));
        jobs.update(begun.moved(JobState.PROBING, Optional.empty(), NOON));

        assertThat(jobs.queued(10)).extracting(job -> job.id().value()).containsExactly("urgent", "old", "young");
        assertThat(jobs.queued(2)).extracting(job -> job.id().value()).containsExactly("urgent", "old");
    }

    @Test
    void theQueueTakesTurnsAmongOwners() {
        for (int i = 0; i < 3; i++) {
            jobs.insert(withPriority(job("many-" + i, "ann", Optional.empty(), NOON.plusMillis(i)), 99));
        }
        jobs.insert(job("bob-1", "bob", Optional.empty(), NOON.plusMillis(7)));
        jobs.insert(job("bob-2", "bob", Optional.empty(), NOON.plusMillis(8)));
        jobs.insert(job("eve", "eve", Optional.empty(), NOON.plusMillis(9)));
        Job begun = jobs.insert(job("begun", "ann", Optional.empty(), NOON));
        jobs.update(begun.moved(JobState.RENDERING, Optional.empty(), NOON));
        Job over = jobs.insert(job("over", "eve", Optional.empty(), NOON));
        jobs.update(over.moved(JobState.DONE, Optional.empty(), NOON));

        assertThat(jobs.queued(10))
                .extracting(job -> job.id().value())
                .containsExactly("bob-1", "eve", "many-0", "bob-2", "many-1", "many-2");
        assertThat(jobs.queued(1)).extracting(job -> job.id().value()).containsExactly("bob-1");
        assertThat(jobs.queue(10))
                .isEqualTo(jobs.queued(10).stream().map(Job::id).toList());
        assertThat(jobs.queue(1)).hasSize(1);
    }

    @Test
    void listsLeaveOutWhatCanBeLarge() {
        Recipe large = RecipeExamples.withVideo(Map.of(
                "captions",
                Map.of("text", "00:01,000 --> 00:02,000\nHello"),
                "logo",
                Map.of("image", RecipeExamples.PIXEL),
                "renditions",
                List.of(Map.of("height", 720), Map.of("height", 360))));
        Job job = jobs.insert(withRecipe(job("j-1"), large));

        assertThat(job.brief()).isNotEqualTo(job);
        assertThat(jobs.find(job.id())).contains(job);
        assertThat(jobs.list(JobFilter.ALL, Optional.empty(), 9)).containsExactly(job.brief());
        assertThat(jobs.all(Set.of(JobState.QUEUED))).containsExactly(job.brief());
        assertThat(jobs.queued(1)).containsExactly(job.brief());
        Job done = job.moved(JobState.DONE, Optional.empty(), NOON);
        jobs.update(done);
        assertThat(jobs.ended(1)).containsExactly(done.brief());
        assertThat(done.brief().toString()).doesNotContain("Hello", RecipeExamples.PIXEL);
    }

    @Test
    void listsByLabels() {
        jobs.insert(labelled("show", Map.of("show", "a", "part", "1")));
        jobs.insert(labelled("other", Map.of("show", "ab", "part", "1")));
        jobs.insert(labelled("odd", Map.of("show", "it's \"a\", 100 % or \\so", "note", "\"show\":\"a\"")));
        jobs.insert(job("plain"));

        assertThat(labelled(Map.of("show", "a"))).containsExactly("show");
        assertThat(labelled(Map.of("part", "1"))).containsExactlyInAnyOrder("show", "other");
        assertThat(labelled(Map.of("part", "1", "show", "ab"))).containsExactly("other");
        assertThat(labelled(Map.of("show", "it's \"a\", 100 % or \\so"))).containsExactly("odd");
        assertThat(labelled(Map.of("show", "%"))).isEmpty();
        assertThat(labelled(Map.of("how", "a"))).isEmpty();
    }

    private List<String> labelled(Map<String, String> labels) {
        return jobs.list(JobFilter.ALL.labelled(labels), Optional.empty(), 9).stream()
                .map(job -> job.id().value())
                .toList();
    }

    private static Job labelled(String id, Map<String, String> labels) {
        Job job = job(id);
        return new Job(
                job.id(),
                job.owner(),
                job.source(),
                job.recipe(),
                job.priority(),
                labels,
                job.idempotencyKey(),
                job.keep(),
                job.state(),
                job.reason(),
                job.created(),
                job.updated(),
                job.version());
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
