package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Instant;
import java.util.Optional;

/** Its user, or an operator, does not want the job any more. */
public record Cancelled(String by) implements JobEvent {
    @Override
    public Decision decide(Job job, Instant now) {
        return job.state().isFinal()
                ? Decision.ignore()
                : Decision.move(
                        job,
                        JobState.CANCELLED,
                        Optional.of("cancelled by " + by),
                        now,
                        Effect.STOP,
                        Effect.START_NEXT);
    }
}
