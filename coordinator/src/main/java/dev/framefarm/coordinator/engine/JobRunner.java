package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.flow.Decision;
import dev.framefarm.coordinator.flow.Effect;
import dev.framefarm.coordinator.flow.JobEvent;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Moves jobs: load, decide, commit, act. The commit is a compare-and-set on the job's version; a lost race
 * is decided again from what is stored, which is safe because deciding changes nothing.
 */
public final class JobRunner {
    private final JobStore jobs;
    private final Happenings happenings;
    private final InstantSource clock;
    /** A commit of theirs had no answer: it may have happened all the same, and nothing has followed from it. */
    private final Set<JobId> doubtful = ConcurrentHashMap.newKeySet();

    private BiConsumer<Effect, Job> effects = (effect, job) -> {};

    public JobRunner(JobStore jobs, Happenings happenings, InstantSource clock) {
        this.jobs = jobs;
        this.happenings = happenings;
        this.clock = clock;
    }

    /** Who carries out effects. Set once, before the first event: the two know each other. */
    public void carryOutWith(BiConsumer<Effect, Job> performer) {
        effects = performer;
    }

    /** True when the event changed the job. */
    public boolean tell(JobId id, JobEvent event) {
        return commit(id, event, jobs::update);
    }

    /** Like {@link #tell}, storing the outputs in the same transaction. */
    boolean publish(JobId id, JobEvent event, List<Output> outputs, Optional<Sealing> sealing) {
        return commit(id, event, next -> jobs.finish(next, outputs, sealing));
    }

    private boolean commit(JobId id, JobEvent event, Commit commit) {
        while (true) {
            Optional<Job> job = jobs.find(id);
            if (job.isEmpty()) {
                return false;
            }
            Decision decision = event.decide(job.get(), clock.instant());
            if (decision.next().isEmpty()) {
                return false;
            }
            Job next = decision.next().get();
            if (isStored(next, commit)) {
                announce(next);
                decision.effects().forEach(effect -> effects.accept(effect, next));
                return true;
            }
        }
    }

    /** A later commit that has its answer leaves no doubt: all that was before it has happened or never will. */
    private boolean isStored(Job next, Commit commit) {
        try {
            boolean stored = commit.store(next);
            if (stored) {
                doubtful.remove(next.id());
            }
            return stored;
        } catch (RuntimeException | Error unanswered) {
            doubtful.add(next.id());
            throw unanswered;
        }
    }

    /** Of those in doubt the ones that turn out to have ended. */
    List<Job> endedInDoubt() {
        return doubtful.stream()
                .flatMap(id -> jobs.find(id).stream())
                .filter(job -> job.state().isFinal())
                .toList();
    }

    /** Its effects are carried out: now others may hear of it, too. */
    void doubtNoMore(Job ended) {
        doubtful.remove(ended.id());
        announce(ended);
    }

    void announce(Job job) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", job.state().name());
        job.reason().ifPresent(reason -> details.put("reason", reason));
        happenings.publish(new Happening("job", Optional.of(job.id()), clock.instant(), details));
    }

    private interface Commit {
        boolean store(Job next);
    }
}
