package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.flow.Begun;
import dev.framefarm.coordinator.flow.Completed;
import dev.framefarm.coordinator.flow.Effect;
import dev.framefarm.coordinator.flow.Failed;
import dev.framefarm.coordinator.flow.Planned;
import dev.framefarm.coordinator.flow.Reopened;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.plan.Captioning;
import dev.framefarm.coordinator.plan.Lettering;
import dev.framefarm.coordinator.plan.Planner;
import dev.framefarm.coordinator.plan.Unplannable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the flow decided. Every effect may be carried out again. */
public final class JobEffects implements BiConsumer<Effect, Job> {
    private static final Logger LOG = LoggerFactory.getLogger(JobEffects.class);

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
    private final Retention retention;
    private final AgentLink link;
    private final Custody custody;
    private final Executor work;
    private final FrameBudget frames;
    private final int mostActive;
    private final Set<Task> underWay = ConcurrentHashMap.newKeySet();
    /** Ended jobs of which something may be left, because stopping them failed. */
    private final Map<JobId, Job> leftovers = new ConcurrentHashMap<>();

    private final AtomicBoolean nextIsAsked = new AtomicBoolean();

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
            Retention retention,
            AgentLink link,
            Custody custody,
            Executor work,
            FrameBudget frames,
            int mostActive) {
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
        this.retention = retention;
        this.link = link;
        this.custody = custody;
        this.work = work;
        this.frames = frames;
        this.mostActive = mostActive;
    }

    private record Task(Effect effect, JobId job) {}

    @Override
    public void accept(Effect effect, Job job) {
        // One that has not begun yet will see this job too.
        if (effect == Effect.START_NEXT && !nextIsAsked.compareAndSet(false, true)) {
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
        frames.forget(job);
        troubles.forget(job);
    }

    private void perform(Effect effect, Job job) {
        try {
            switch (effect) {
                case START_NEXT -> startNext();
                case PROBE -> {
                    if (custody.take(job.id())) {
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

    /** Fills the active places from the queue; one thread at a time, so that none is given twice. */
    private synchronized void startNext() {
        nextIsAsked.set(false);
        List<Job> active = jobs.all(JobRecovery.ACTIVE);
        active.stream().filter(job -> !frames.knows(job.id())).forEach(this::measure);
        int room = frames.room(active, mostActive - active.size());
        if (room > 0) {
            jobs.queued(room).forEach(job -> runner.tell(job.id(), new Begun()));
        }
    }

    /** Of those that others planned, or we ourselves before a restart. */
    private void measure(Job job) {
        plans.find(job.id())
                .ifPresent(plan -> frames.know(job.id(), plan.timeline().frames()));
    }

    private void probe(Job job) {
        if (plans.find(job.id()).isPresent()) {
            runner.tell(job.id(), new Planned());
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
                known(job, film.timeline());
                runner.tell(job.id(), new Planned());
            } else if (found.get() instanceof Prober.Refused refused) {
                runner.tell(job.id(), new Failed(refused.reason()));
            }
        } catch (Unplannable e) {
            runner.tell(job.id(), new Failed(String.valueOf(e.getMessage())));
        } catch (ExecutionException e) {
            unread(job, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            // The probe is over, so nobody waited; the farm stops.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            troubles.met(job.id(), "Planning", e);
        }
    }

    /** A source that is gone is the user's matter, a store that is away passes, and all else is trouble of ours. */
    private void unread(Job job, Throwable why) {
        if (why instanceof StoreAway) {
            LOG.warn("The source of job {} cannot be read yet: {}", job.id(), why.getMessage());
        } else if (why instanceof SourceGone) {
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
        known(job, plan.timeline());
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

    /** There may be room for others, now that this one is known to be shorter than the longest. */
    private void known(Job job, Timeline film) {
        if (frames.know(job.id(), film.frames())) {
            accept(Effect.START_NEXT, job);
        }
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
        retention.release(id);
        forget(id);
        leftovers.remove(id);
    }
}
