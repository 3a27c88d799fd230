package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which coordinator works on which job. The database says so, by its own clock, whatever coordinators can hear of each
 * other: of the two sides of a split cluster only one has a job.
 */
public interface CustodyStore {
    /** A coordinator from one start to its end. Its jobs go by its name, so that it finds them again at the next start. */
    record Life(String coordinator, String run) {}

    /** From here on the name is this life's; an earlier life of the same name is over. */
    void begin(Life life);

    /** Says that this life goes on; false when another one goes by its name. */
    boolean goOn(Life life);

    /** This life is over: others may take its jobs at once. */
    void end(Life life);

    /** The coordinators that were not silent for so long. */
    Set<String> alive(Duration silence);

    /**
     * True when the job is this life's from here on: it was already, or nobody's, or of one that was silent so long. False
     * also while somebody is at the job's row; who wants it asks again.
     */
    boolean take(JobId job, Life life, Duration silence);

    /** The database's clock, which is the same for all. */
    Instant now();

    /** Whose the job was last; empty before anybody worked on it. */
    Optional<String> custodian(JobId job);

    /** The unfinished jobs that go by the coordinator's name. */
    Set<JobId> of(String coordinator);
}
