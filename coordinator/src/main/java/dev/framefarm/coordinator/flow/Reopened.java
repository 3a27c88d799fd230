package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Instant;
import java.util.Optional;

/** A lane that was complete has a gap again: what was stored there is not what was accepted. */
public record Reopened() implements JobEvent {
    @Override
    public Decision decide(Job job, Instant now) {
        return job.state() == JobState.FINISHING
                ? Decision.move(job, JobState.RENDERING, Optional.empty(), now, Effect.OPEN_LANES)
                : Decision.ignore();
    }
}
