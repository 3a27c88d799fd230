package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Why lanes wait, as the last asking agent was told. */
public final class WaitingReasons {
    private final Map<LaneId, String> reasons = new ConcurrentSkipListMap<>();

    void note(LaneId lane, String reason) {
        reasons.put(lane, reason);
    }

    void clear(LaneId lane) {
        reasons.remove(lane);
    }

    void forget(JobId job) {
        reasons.keySet().removeIf(lane -> lane.job().equals(job));
    }

    Optional<String> of(LaneId lane) {
        return Optional.ofNullable(reasons.get(lane));
    }
}
