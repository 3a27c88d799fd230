package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.flow.Decision;
import dev.framefarm.coordinator.flow.Effect;
import dev.framefarm.coordinator.flow.Failed;
import dev.framefarm.coordinator.flow.JobEvent;
import dev.framefarm.coordinator.flow.Recovery;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Moves jobs: load, decide, commit, act. The commit is a compare-and-set on the job's version; a lost race
 * is decided again from what is stored, which is safe because deciding changes nothing.
 */
public final class JobRunner {
    private static final EnumSet<JobState> UNFINISHED =
            EnumSet.of(JobState.QUEUED, JobState.PROBING, JobState.RENDERING, JobState.FINISHING);
    private static final EnumSet<JobState> ENDED = EnumSet.complementOf(UNFINISHED);
    private static final int MANY = 100_000;
    /** More than could have ended in the moment before the farm stopped. */
    private static final int LATEST = 1_000;

    /** A source that takes the whole coordinator down with it must not do so at every start. */
    private static final int MOST_PROBES_CUT = 3;

    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final JobStore jobs;
    private final Happenings happenings;
    private final InstantSource clock;
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
    boolean publish(JobId id, JobEvent event, List<Output> outputs) {
        return commit(id, event, next -> jobs.finish(next, outputs));
    }

    /** Takes up every unfinished job where it was found, and finishes what the latest ended ones may have left. */
    public void recover() {
        List<Job> unfinished = jobs.list(UNFINISHED, Optional.empty(), Optional.empty(), MANY);
        List<Job> ended = jobs.list(ENDED, Optional.empty(), Optional.empty(), LATEST);
        Instant stopped = Stream.concat(unfinished.stream(), ended.stream())
                .map(Job::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        unfinished.forEach(this::recover);
        ended.stream()
                .filter(job -> job.updated().isAfter(stopped.minus(MOMENT)))
                .forEach(this::recover);
    }

    private void recover(Job job) {
        if (job.state() == JobState.PROBING && jobs.probeCut(job.id()) >= MOST_PROBES_CUT) {
            tell(
                    job.id(),
                    new Failed("The coordinator stopped " + MOST_PROBES_CUT
                            + " times while it read the source, which may be the cause; look into its log,"
                            + " and submit the source again if it was not."));
            return;
        }
        Recovery.effects(job.state()).forEach(effect -> effects.accept(effect, job));
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
            if (commit.store(next)) {
                announce(next);
                decision.effects().forEach(effect -> effects.accept(effect, next));
                return true;
            }
        }
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
