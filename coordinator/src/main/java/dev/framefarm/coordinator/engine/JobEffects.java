package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.flow.Begun;
import dev.framefarm.coordinator.flow.Completed;
import dev.framefarm.coordinator.flow.Effect;
import dev.framefarm.coordinator.flow.Failed;
import dev.framefarm.coordinator.flow.Planned;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.Planner;
import dev.framefarm.coordinator.plan.Unplannable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the flow decided. Every effect may be carried out again. */
public final class JobEffects implements BiConsumer<Effect, Job> {
    private static final Logger LOG = LoggerFactory.getLogger(JobEffects.class);
    private static final EnumSet<JobState> ACTIVE =
            EnumSet.of(JobState.PROBING, JobState.RENDERING, JobState.FINISHING);

    private final JobStore jobs;
    private final JobRunner runner;
    private final Plans plans;
    private final Lanes lanes;
    private final Parity parity;
    private final WaitingReasons reasons;
    private final RunningJobs running;
    private final Sources sources;
    private final Prober prober;
    private final Assemblies assemblies;
    private final Retention retention;
    private final AgentLink link;
    private final Executor work;
    private final int mostActive;

    public JobEffects(
            JobStore jobs,
            JobRunner runner,
            Plans plans,
            Lanes lanes,
            Parity parity,
            WaitingReasons reasons,
            RunningJobs running,
            Sources sources,
            Prober prober,
            Assemblies assemblies,
            Retention retention,
            AgentLink link,
            Executor work,
            int mostActive) {
        this.jobs = jobs;
        this.runner = runner;
        this.plans = plans;
        this.lanes = lanes;
        this.parity = parity;
        this.reasons = reasons;
        this.running = running;
        this.sources = sources;
        this.prober = prober;
        this.assemblies = assemblies;
        this.retention = retention;
        this.link = link;
        this.work = work;
        this.mostActive = mostActive;
    }

    @Override
    public void accept(Effect effect, Job job) {
        work.execute(() -> perform(effect, job));
    }

    private void perform(Effect effect, Job job) {
        try {
            switch (effect) {
                case START_NEXT -> startNext();
                case PROBE -> probe(job);
                case OPEN_LANES -> openLanes(job);
                case STOP -> stop(job);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} of job {} failed", effect, job.id(), e);
            if (effect == Effect.PROBE || effect == Effect.OPEN_LANES) {
                runner.tell(job.id(), new Failed("The farm could not go on with this job: " + e.getMessage()));
            }
        }
    }

    /** Fills the active places from the queue: higher priority first, then older. */
    private void startNext() {
        int active = jobs.list(ACTIVE, Optional.empty(), Optional.empty(), mostActive)
                .size();
        List<Job> queued = jobs.list(EnumSet.of(JobState.QUEUED), Optional.empty(), Optional.empty(), 10_000);
        queued.stream()
                .sorted(Comparator.comparingInt((Job job) -> -job.priority()).thenComparing(Job::created))
                .limit(Math.max(0, mostActive - active))
                .forEach(job -> runner.tell(job.id(), new Begun()));
    }

    private void probe(Job job) {
        try {
            if (plans.find(job.id()).isEmpty()) {
                Path source = sources.locate(job.source());
                Prober.Probed probed = prober.probe(source);
                if (probed instanceof Prober.Refused refused) {
                    runner.tell(job.id(), new Failed(refused.reason()));
                    return;
                }
                Prober.Understood understood = (Prober.Understood) probed;
                plans.save(job.id(), Planner.plan(understood.profile(), understood.timeline(), job.recipe()));
            }
            runner.tell(job.id(), new Planned());
        } catch (IOException | Unplannable e) {
            runner.tell(job.id(), new Failed(String.valueOf(e.getMessage())));
        }
    }

    private void openLanes(Job job) {
        Plan plan = plans.find(job.id()).orElseThrow();
        running.changed();
        lanes.open(job.id(), plan);
        assemblies.begin(job);
        if (lanes.allComplete(job.id(), plan)) {
            runner.tell(job.id(), new Completed());
        }
        // The job may have ended while its lanes were being opened.
        jobs.find(job.id()).filter(now -> now.state().isFinal()).ifPresent(this::stop);
        link.wake();
    }

    private void stop(Job job) {
        running.changed();
        JobId id = job.id();
        if (job.state() != JobState.DONE) {
            assemblies.stop(id);
        }
        lanes.drop(id, "the job has ended");
        plans.find(id).ifPresent(plan -> plan.lanes().forEach(lane -> parity.forget(new LaneId(id, lane.index()))));
        reasons.forget(id);
        retention.release(id);
        plans.forget(id);
    }
}
