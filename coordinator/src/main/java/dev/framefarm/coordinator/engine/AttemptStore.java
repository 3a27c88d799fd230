package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The history of attempts, and the proof of what an agent was ever asked to do. */
public interface AttemptStore {
    void began(Attempt attempt);

    /**
     * The first end holds, but an accepted delivery, however late, is told over any other, and what the agent says over its
     * silence. False where nothing changed.
     */
    boolean ended(LeaseId lease, String outcome, Optional<String> detail, Instant at);

    Optional<Attempt> find(LeaseId lease);

    List<Attempt> ofJob(JobId job);

    /** Of agents that failed since at what another delivered: all that does them credit or not, oldest first. */
    List<Mark> marks(Instant since);

    /** Jobs with an attempt that has no end. */
    Set<JobId> atWork();

    /** The highest attempt number of the lane; 0 before the first. */
    int highest(LaneId lane);
}
