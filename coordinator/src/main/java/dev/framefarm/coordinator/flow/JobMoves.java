package dev.framefarm.coordinator.flow;

import static dev.framefarm.coordinator.model.JobState.CANCELLED;
import static dev.framefarm.coordinator.model.JobState.DONE;
import static dev.framefarm.coordinator.model.JobState.FAILED;
import static dev.framefarm.coordinator.model.JobState.FINISHING;
import static dev.framefarm.coordinator.model.JobState.PROBING;
import static dev.framefarm.coordinator.model.JobState.QUEUED;
import static dev.framefarm.coordinator.model.JobState.RENDERING;

import dev.framefarm.coordinator.model.JobState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Every move a job may make; any other is a mistake in our code. */
public final class JobMoves {
    private static final Map<JobState, Set<JobState>> TABLE = new EnumMap<>(Map.of(
            QUEUED, Set.of(PROBING, CANCELLED),
            PROBING, Set.of(QUEUED, RENDERING, FAILED, CANCELLED),
            RENDERING, Set.of(FINISHING, FAILED, CANCELLED),
            FINISHING, Set.of(DONE, RENDERING, FAILED, CANCELLED),
            DONE, Set.of(),
            FAILED, Set.of(),
            CANCELLED, Set.of()));

    private JobMoves() {}

    public static boolean allowed(JobState from, JobState to) {
        return TABLE.getOrDefault(from, Set.of()).contains(to);
    }

    static void check(JobState from, JobState to) {
        if (!allowed(from, to)) {
            throw new IllegalStateException("a job does not go from " + from + " to " + to);
        }
    }
}
