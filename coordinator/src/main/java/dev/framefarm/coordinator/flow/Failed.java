package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Printable;
import java.time.Instant;
import java.util.Optional;

/** The job cannot be done; the reason is a sentence for its user. */
public record Failed(String reason) implements JobEvent {
    public Failed {
        // It may quote a file, an agent or FFmpeg, and is shown on terminals.
        reason = Printable.lines(reason);
    }

    @Override
    public Decision decide(Job job, Instant now) {
        return JobMoves.allowed(job.state(), JobState.FAILED)
                ? Decision.move(job, JobState.FAILED, Optional.of(reason), now, Effect.STOP, Effect.START_NEXT)
                : Decision.ignore();
    }
}
