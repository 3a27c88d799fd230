package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Instant;
import java.util.Optional;

/** There is room for the job. */
public record Begun() implements JobEvent {
    @Override
    public Decision decide(Job job, Instant now) {
        return job.state() == JobState.QUEUED
                ? Decision.move(job, JobState.PROBING, Optional.empty(), now, Effect.PROBE)
                : Decision.ignore();
    }
}
