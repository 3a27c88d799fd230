package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Instant;
import java.util.Optional;

/** A plan is stored, and what it would write does not fit beside what others still have to. */
public record Postponed(String reason) implements JobEvent {
    @Override
    public Decision decide(Job job, Instant now) {
        return job.state() == JobState.PROBING
                ? Decision.move(job, JobState.QUEUED, Optional.of(reason), now, Effect.START_NEXT)
                : Decision.ignore();
    }
}
