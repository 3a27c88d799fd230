package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.JobState;
import java.util.List;

/** What to do for a job that is found in a state after a start: the effects of having got there, once more. */
public final class Recovery {
    private Recovery() {}

    public static List<Effect> effects(JobState state) {
        return switch (state) {
            case QUEUED -> List.of(Effect.START_NEXT);
            case PROBING -> List.of(Effect.PROBE);
            case RENDERING, FINISHING -> List.of(Effect.OPEN_LANES);
            case DONE, FAILED, CANCELLED -> List.of(Effect.STOP);
        };
    }
}
