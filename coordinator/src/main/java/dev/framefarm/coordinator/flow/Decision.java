package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The job's next state, to be stored first, and what is to be done then. Empty: the event came too late. */
public record Decision(Optional<Job> next, List<Effect> effects) {
    public Decision {
        effects = List.copyOf(effects);
    }

    static Decision ignore() {
        return new Decision(Optional.empty(), List.of());
    }

    static Decision move(Job job, JobState to, Optional<String> reason, Instant now, Effect... effects) {
        JobMoves.check(job.state(), to);
        return new Decision(Optional.of(job.moved(to, reason, now)), List.of(effects));
    }
}
