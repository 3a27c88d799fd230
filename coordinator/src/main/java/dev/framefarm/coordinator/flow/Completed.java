package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Instant;
import java.util.Optional;

/** Every lane is covered by accepted deliveries. */
public record Completed() implements JobEvent {
    @Override
    public Decision decide(Job job, Instant now) {
        return job.state() == JobState.RENDERING
                ? Decision.move(job, JobState.FINISHING, Optional.empty(), now)
                : Decision.ignore();
    }
}
