package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Instant;
import java.util.Optional;

/** The output is complete and checked; it becomes visible together with this move. */
public record Published() implements JobEvent {
    @Override
    public Decision decide(Job job, Instant now) {
        return job.state() == JobState.FINISHING
                ? Decision.move(job, JobState.DONE, Optional.empty(), now, Effect.STOP, Effect.START_NEXT)
                : Decision.ignore();
    }
}
