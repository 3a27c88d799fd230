package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The jobs whose lanes are open, read anew at most every half second or when this coordinator changed one. */
public final class RunningJobs {
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final int MANY = 10_000;

    private final JobStore jobs;
    private final InstantSource clock;
    private List<Job> latest = List.of();
    private Instant read = Instant.MIN;

    public RunningJobs(JobStore jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    synchronized List<Job> list() {
        Instant now = clock.instant();
        if (read.isBefore(now.minus(FRESH))) {
            latest = jobs.list(EnumSet.of(JobState.RENDERING), Optional.empty(), Optional.empty(), MANY);
            read = now;
        }
        return latest;
    }

    synchronized void changed() {
        read = Instant.MIN;
    }
}
