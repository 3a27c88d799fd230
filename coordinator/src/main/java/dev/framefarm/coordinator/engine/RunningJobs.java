package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;

/** The jobs that are rendered or finished now: read anew when one changed, and now and then in case its news was lost. */
public final class RunningJobs {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JobStore jobs;
    private final InstantSource clock;
    private List<Job> latest = List.of();
    private Instant read = Instant.MIN;

    public RunningJobs(JobStore jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Those whose lanes are open. */
    List<Job> rendering() {
        return all().stream().filter(job -> job.state() == JobState.RENDERING).toList();
    }

    synchronized List<Job> all() {
        Instant now = clock.instant();
        if (read.isBefore(now.minus(FRESH))) {
            latest = jobs.all(EnumSet.of(JobState.RENDERING, JobState.FINISHING));
            read = now;
        }
        return latest;
    }

    synchronized void changed() {
        read = Instant.MIN;
    }
}
