package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs and their outputs, durable before any call returns. Lists hold jobs {@linkplain Job#brief() in brief}. */
public interface JobStore {
    /** Stores a new job; when its owner used its idempotency key before, returns that earlier job instead. */
    Job insert(Job job);

    /** The job that this owner ordered with this idempotency key. */
    Optional<Job> ordered(String owner, String idempotencyKey);

    Optional<Job> find(JobId id);

    /** Newest first, those that match; {@code after} is the last job of the page before. */
    List<Job> list(JobFilter filter, Optional<JobId> after, int limit);

    /** Every job in one of these states, oldest first. */
    List<Job> all(Set<JobState> states);

    /**
     * Who comes next in the queue: each time the owner who has the fewest jobs begun, and of that owner's the job with
     * the highest priority, then the oldest.
     */
    List<Job> queued(int limit);

    /** The same in short: names alone, for there may be thousands. */
    List<JobId> queue(int limit);

    /** The latest end first. */
    List<Job> ended(int limit);

    /** Stores {@code next} if the stored version is the one before it; false: somebody was faster. */
    boolean update(Job next);

    /**
     * Makes all outputs visible together with the job's last state, or nothing. Fails with {@link TooLate} where the time
     * to publish what was sealed is over, or the job is not that life's any more; empty where nobody else could sweep.
     */
    boolean finish(Job done, List<Output> outputs, Optional<Sealing> sealing);

    List<Output> outputs(JobId id);

    /** Counts a probe that begins; how many before it began and have not ended, because their coordinator did. */
    int probeBegins(JobId id);

    /** Well or badly: the coordinator has survived it. */
    void probeEnded(JobId id);

    /** Whether something failed because the database was not there, or has no room, which passes. */
    default boolean isAway(Throwable failure) {
        return false;
    }
}
