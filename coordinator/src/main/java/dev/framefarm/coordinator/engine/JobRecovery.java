package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.flow.Completed;
import dev.framefarm.coordinator.flow.Recovery;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes up jobs where they stand. Every effect may be carried out again, so doing it once too often is harmless. */
public final class JobRecovery {
    static final Set<JobState> ACTIVE = EnumSet.of(JobState.PROBING, JobState.RENDERING, JobState.FINISHING);
    /** More than could have ended in the moment before the farm stopped. */
    private static final int LATEST = 1_000;

    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final String own;
    private final JobStore jobs;
    private final JobRunner runner;
    private final JobEffects effects;
    private final LostEnds lostEnds;
    private final Custody custody;
    private final Happenings happenings;
    private final InstantSource clock;

    /** {@code own} is what this coordinator is called. */
    public JobRecovery(
            String own,
            JobStore jobs,
            JobRunner runner,
            JobEffects effects,
            LostEnds lostEnds,
            Custody custody,
            Happenings happenings,
            InstantSource clock) {
        this.own = own;
        this.jobs = jobs;
        this.runner = runner;
        this.effects = effects;
        this.lostEnds = lostEnds;
        this.custody = custody;
        this.happenings = happenings;
        this.clock = clock;
    }

    /** This coordinator stops: others may have its jobs at once, and hear so. */
    public void leave() {
        custody.end();
        happenings.publish(new Happening("left", Optional.empty(), clock.instant(), Map.of("coordinator", own)));
    }

    /** At the start: every unfinished job, and what the latest ended ones may have left. */
    public void all() {
        List<Job> unfinished = unfinished();
        List<Job> ended = jobs.ended(LATEST);
        Instant stopped = Stream.concat(unfinished.stream(), ended.stream())
                .map(Job::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        unfinished.forEach(this::takeUp);
        ended.stream()
                .filter(job -> job.updated().isAfter(stopped.minus(MOMENT)))
                .forEach(this::takeUp);
    }

    /** Says that this coordinator lives, and leaves to others what is theirs by now. */
    void look() {
        if (custody.look()) {
            effects.letGo();
        }
    }

    /** Later: the jobs that nothing works on any more, because an effect was lost, or their coordinator. */
    void stranded() {
        List<Job> unfinished = unfinished();
        takeUpIdle(unfinished);
        takeUpIdle(List.copyOf(effects.leftovers()));
        for (Job ended : runner.endedInDoubt()) {
            takeUp(ended);
            runner.doubtNoMore(ended);
        }
        // A joiner that still waits here for such a job does not keep it from being stopped: it is what is to be
        // stopped.
        lostEnds.look(unfinished.stream().map(Job::id).collect(Collectors.toSet())).stream()
                .filter(job -> !effects.isStopping(job))
                .forEach(this::takeUp);
    }

    private void takeUpIdle(List<Job> listed) {
        listed.stream().filter(job -> !effects.isWorkingOn(job)).forEach(this::takeUp);
    }

    /** The last delivery is durable, and whoever should have said so met trouble right then. */
    void complete(JobId job) {
        runner.tell(job, new Completed());
    }

    /** Of the queue the first stands for all: starting looks at the others by itself. */
    private List<Job> unfinished() {
        return Stream.concat(jobs.all(ACTIVE).stream(), jobs.queued(1).stream()).toList();
    }

    private void takeUp(Job listed) {
        jobs.find(listed.id())
                .ifPresent(job -> Recovery.effects(job.state()).forEach(effect -> effects.accept(effect, job)));
    }
}
