package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.flow.Completed;
import dev.framefarm.coordinator.flow.Effect;
import dev.framefarm.coordinator.flow.Failed;
import dev.framefarm.coordinator.flow.Reopened;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.Captioning;
import dev.framefarm.coordinator.plan.Lettering;
import dev.framefarm.coordinator.plan.Planner;
import dev.framefarm.coordinator.plan.Unplannable;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Carries out what the flow decided. Every effect may be carried out again. */
public final class JobEffects implements BiConsumer<Effect, Job> {
    private final JobStore jobs;
    private final JobRunner runner;
    private final Troubles troubles;
    private final Plans plans;
    private final Lanes lanes;
    private final Parity parity;
    private final WaitingReasons reasons;
    private final RunningJobs running;
    private final Sources sources;
    private final Probes probes;
    private final Lettering lettering;
    private final Assemblies assemblies;
    private final Consumer<JobId> release;
    private final AgentLink link;
    private final Custody custody;
    private final Executor work;
    private final Admission admission;
    private final Set<Task> underWay = ConcurrentHashMap.newKeySet();
    /** Ended jobs of which something may be left, because stopping them failed. */
    private final Map<JobId, Job> leftovers = new ConcurrentHashMap<>();

    public JobEffects(
            JobStore jobs,
            JobRunner runner,
            Troubles troubles,
            Plans plans,
            Lanes lanes,
            Parity parity,
            WaitingReasons reasons,
            RunningJobs running,
            Sources sources,
            Probes probes,
            Lettering lettering,
            Assemblies assemblies,
            Consumer<JobId> release,
            AgentLink link,
            Custody custody,
            Executor work,
            Admission admission) {
        this.jobs = jobs;
        this.runner = runner;
        this.troubles = troubles;
        this.plans = plans;
        this.lanes = lanes;
        this.parity = parity;
        this.reasons = reasons;
        this.running = running;
        this.sources = sources;
        this.probes = probes;
        this.lettering = lettering;
        this.assemblies = assemblies;
        this.release = release;
        this.link = link;
        this.custody = custody;
        this.work = work;
        this.admission = admission;
    }

    private record Task(Effect effect, JobId job) {}

    @Override
    public void accept(Effect effect, Job job) {
        if (effect == Effect.START_NEXT && !admission.ask()) {
            return;
        }
        Task task = new Task(effect, job.id());
        underWay.add(task);
        work.execute(() -> {
            try {
                perform(effect, job);
            } finally {
                underWay.remove(task);
            }
        });
    }

    /** Whether something goes on here that will move the job. */
    boolean isWorkingOn(Job job) {
        return probes.isRunning(job.id())
                || assemblies.isBusy(job)
                || underWay.stream().anyMatch(task -> task.job().equals(job.id()));
    }

    boolean isStopping(Job job) {
        return underWay.contains(new Task(Effect.STOP, job.id()));
    }

    /** Ended jobs that are to be stopped once more. */
    Collection<Job> leftovers() {
        return leftovers.values();
    }

    /**
     * Stops what works here on jobs that are no longer ours: they ended elsewhere, or another coordinator has them now.
     * What is done goes on to its last line.
     */
    void letGo() {
        Stream.concat(probes.jobs().stream(), assemblies.jobs().stream())
                .filter(job -> !custody.has(job))
                .filter(job -> jobs.find(job)
                        .map(Job::state)
                        .filter(JobState.DONE::equals)
                        .isEmpty())
                .forEach(job -> {
                    probes.stop(job);
                    assemblies.stop(job);
                });
    }

    /** What was kept at hand of a job that has ended here or elsewhere. */
    void forget(JobId job) {
        parity.forget(job);
        reasons.forget(job);
        plans.forget(job);
        admission.forget(job);
        troubles.forget(job);
    }

    private void perform(Effect effect, Job job) {
        try {
            switch (effect) {
                case START_NEXT -> admission.startNext();
                case PROBE -> {
                    if (mayProbe(job.id()) && custody.take(job.id())) {
                        probe(job);
                    }
                }
                case OPEN_LANES -> {
                    if (custody.take(job.id())) {
                        openLanes(job);
                    }
                }
                case STOP -> stop(job);
            }
        } catch (RuntimeException | Error e) {
            troubles.met(job.id(), effect.name(), e);
        }
    }

    private boolean mayProbe(JobId job) {
        return !admission.isLeftToElders() || custody.has(job);
    }

    private void probe(Job job) {
        Optional<Plan> before = plans.find(job.id());
        if (before.isPresent()) {
            admission.planned(job, before.get());
            return;
        }
        probes.begin(job, () -> sources.locate(job.source()), found -> plan(job, found));
        stopIfEnded(job);
    }

    private void plan(Job job, Future<Prober.Probed> found) {
        try {
            if (found.get() instanceof Prober.Settled film) {
                Plan plan = Planner.plan(film.profile(), film.timeline(), film.recipe());
                plans.save(job.id(), Captioning.upon(plan, film.recipe(), lettering));
                if (admission.planned(job, plan)) {
                    accept(Effect.START_NEXT, job);
                }
            } else if (found.get() instanceof Prober.Refused refused) {
                // A store that went away meanwhile makes a film look broken.
                sources.locate(job.source());
                runner.tell(job.id(), new Failed(refused.reason()));
            }
        } catch (Unplannable e) {
            runner.tell(job.id(), new Failed(String.valueOf(e.getMessage())));
        } catch (ExecutionException e) {
            unread(job, e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            unread(job, e);
        } catch (InterruptedException e) {
            // The probe is over, so nobody waited; the farm stops.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            troubles.met(job.id(), "Planning", e);
        }
    }

    /** A source that is gone is the user's matter, and all else is trouble of ours. */
    private void unread(Job job, Throwable why) {
        if (why instanceof SourceGone) {
            runner.tell(job.id(), new Failed(String.valueOf(why.getMessage())));
        } else {
            troubles.met(job.id(), "Probing", why);
        }
    }

    private void openLanes(Job job) {
        if (stopIfEnded(job)) {
            return;
        }
        Plan plan = plans.find(job.id()).orElseThrow();
        if (admission.know(job, plan)) {
            accept(Effect.START_NEXT, job);
        }
        running.changed();
        lanes.open(job.id(), plan);
        assemblies.begin(job);
        if (lanes.allComplete(job.id(), plan)) {
            runner.tell(job.id(), new Completed());
        } else {
            // A delivery was found to be spoiled when all had been accepted; otherwise this changes nothing.
            runner.tell(job.id(), new Reopened());
        }
        // The job may have ended while its lanes were being opened.
        stopIfEnded(job);
        link.wake();
    }

    private boolean stopIfEnded(Job job) {
        Optional<Job> ended = jobs.find(job.id()).filter(now -> now.state().isFinal());
        ended.ifPresent(this::stop);
        return ended.isPresent();
    }

    private void stop(Job job) {
        JobId id = job.id();
        leftovers.put(id, job);
        running.changed();
        probes.stop(id);
        if (job.state() != JobState.DONE) {
            assemblies.stop(id);
        }
        lanes.drop(id, "the job has ended");
        release.accept(id);
        forget(id);
        leftovers.remove(id);
    }
}
