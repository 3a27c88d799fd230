package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.flow.Begun;
import dev.framefarm.coordinator.flow.JobEvent;
import dev.framefarm.coordinator.flow.Planned;
import dev.framefarm.coordinator.flow.Postponed;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who of the queue begins: whoever has a place, memory for its frames, and room on the disk for its films. One thread
 * at a time decides, so that nothing is given twice.
 */
public final class Admission {
    /** So many that do not fit are passed over for those that do. */
    private static final int PASSED_OVER = 64;

    private static final Set<JobState> WRITING = EnumSet.of(JobState.RENDERING, JobState.FINISHING);

    private final JobStore jobs;
    private final JobRunner runner;
    private final Plans plans;
    private final FrameBudget frames;
    private final DiskBudget disk;
    private final QueueOrder order;
    private final int places;
    private final Elders elders;
    private final AtomicBoolean asked = new AtomicBoolean();

    Admission(
            JobStore jobs,
            JobRunner runner,
            Plans plans,
            FrameBudget frames,
            DiskBudget disk,
            QueueOrder order,
            int places,
            Elders elders) {
        this.jobs = jobs;
        this.runner = runner;
        this.plans = plans;
        this.frames = frames;
        this.disk = disk;
        this.order = order;
        this.places = places;
        this.elders = elders;
    }

    /** False where somebody was asked before and has not begun: who began now will be seen then. */
    boolean ask() {
        return asked.compareAndSet(false, true);
    }

    /** Whether others begin jobs. */
    boolean isLeftToElders() {
        return elders.any().isPresent();
    }

    /** Fills the places from the queue. */
    synchronized void startNext() {
        asked.set(false);
        if (isLeftToElders()) {
            return;
        }
        List<Job> active = measured(jobs.all(JobRecovery.ACTIVE));
        int free = places - active.size();
        if (free > 0) {
            List<Job> waiting = jobs.queued(free + PASSED_OVER);
            // Of the queue only who was postponed has a plan.
            measured(waiting.stream().filter(job -> job.reason().isPresent()).toList());
            frames.admit(active, first(free, fitting(waiting, active)))
                    .forEach(job -> runner.tell(job.id(), new Begun()));
        }
    }

    /** The plan is stored: the job goes on if its films have room. True where there may be memory for others now. */
    boolean planned(Job job, Plan plan) {
        boolean news = know(job, plan);
        if (disk.hasPlenty()) {
            runner.tell(job.id(), new Planned());
        } else {
            goOnOrBack(job);
        }
        return news;
    }

    private synchronized void goOnOrBack(Job job) {
        long promised = disk.promised(measured(jobs.all(WRITING)));
        runner.tell(
                job.id(),
                disk.shortage(job, promised).<JobEvent>map(Postponed::new).orElseGet(Planned::new));
    }

    /** True where it was not known before. */
    boolean know(Job job, Plan plan) {
        disk.know(job, plan);
        return frames.know(job.id(), plan.timeline().frames());
    }

    void forget(JobId job) {
        frames.forget(job);
        disk.forget(job);
    }

    /** What of so many bytes the jobs that are worked on will still write, as far as their plans tell. */
    long promised(long left) {
        long most = disk.planned();
        return most <= left ? most : disk.promised(measured(jobs.all(WRITING)));
    }

    /** Why a job of the queue waits, as a sentence. */
    String reason(Job job) {
        return job.reason().or(this::left).orElseGet(() -> order.before(job.id()) + why());
    }

    private Optional<String> left() {
        return elders.any()
                .map(elder ->
                        "coordinator " + elder + " runs an older version, which begins jobs until it is upgraded");
    }

    private String why() {
        return frames.isSpent()
                ? "the films being worked on have as many frames as the coordinator's memory has room for (-Xmx); this"
                        + " one begins when one of them is finished"
                : "the farm works on " + places + " jobs at a time (activeJobs); this one begins when it is its turn";
    }

    /** Who would fit if the others had ended is waited for; who fits on no account is passed over. */
    private List<Job> fitting(List<Job> waiting, Collection<Job> active) {
        if (disk.hasPlenty()) {
            return waiting;
        }
        List<Job> fitting = new ArrayList<>();
        long promised = disk.promised(active);
        for (Job job : waiting) {
            if (disk.shortage(job, promised).isEmpty()) {
                fitting.add(job);
                promised += disk.need(job);
            } else if (disk.fitsAfter(job, active)) {
                break;
            }
        }
        return fitting;
    }

    private static List<Job> first(int most, List<Job> jobs) {
        return jobs.subList(0, Math.min(most, jobs.size()));
    }

    /** Others planned some of them, or we ourselves before a restart. */
    private List<Job> measured(List<Job> all) {
        for (Job job : all) {
            if (!frames.knows(job.id())) {
                plans.find(job.id()).ifPresent(plan -> know(job, plan));
            }
        }
        return all;
    }
}
