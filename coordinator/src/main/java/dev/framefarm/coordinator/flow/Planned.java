package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Instant;
import java.util.Optional;

/** The source was understood and a plan is stored. */
public record Planned() implements JobEvent {
    @Override
    public Decision decide(Job job, Instant now) {
        return job.state() == JobState.PROBING
                ? Decision.move(job, JobState.RENDERING, Optional.empty(), now, Effect.OPEN_LANES)
                : Decision.ignore();
    }
}
