package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds jobs that have ended and were never stopped: whoever ended one was killed right after its commit. An attempt without
 * an end tells so, whenever that was; a ledger tells those who saw the job at work before.
 */
final class LostEnds {
    private final JobStore jobs;
    private final AttemptStore attempts;
    private final Lanes lanes;
    private Set<JobId> unfinishedBefore = Set.of();
    private Set<JobId> suspects = Set.of();

    LostEnds(JobStore jobs, AttemptStore attempts, Lanes lanes) {
        this.jobs = jobs;
        this.attempts = attempts;
        this.lanes = lanes;
    }

    /** Suspected since the last look, so that whoever ended a job has had time to stop it. */
    synchronized List<Job> look(Set<JobId> unfinished) {
        Set<JobId> atWork = attempts.atWork();
        List<Job> lost = suspects.stream()
                .filter(job -> atWork.contains(job) || hasLedger(job))
                .flatMap(job -> jobs.find(job).stream())
                .filter(job -> job.state().isFinal())
                .toList();
        Set<JobId> next = new HashSet<>(unfinishedBefore);
        next.addAll(atWork);
        next.removeAll(unfinished);
        suspects = next;
        unfinishedBefore = unfinished;
        return lost;
    }

    /** The first lane's goes first; to know of the others would take the plan, which may be large. */
    private boolean hasLedger(JobId job) {
        return lanes.find(new LaneId(job, 0)).isPresent();
    }
}
