package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Why lanes wait, as the last asking agent was told, and why complete jobs do. */
public final class WaitingReasons {
    private final Map<LaneId, String> lanes = new ConcurrentSkipListMap<>();
    private final Map<JobId, String> jobs = new ConcurrentHashMap<>();

    void note(LaneId lane, String reason) {
        lanes.put(lane, reason);
    }

    void note(JobId job, String reason) {
        jobs.put(job, reason);
    }

    void clear(LaneId lane) {
        lanes.remove(lane);
    }

    void clear(JobId job) {
        jobs.remove(job);
    }

    void forget(JobId job) {
        clear(job);
        lanes.keySet().removeIf(lane -> lane.job().equals(job));
    }

    Optional<String> of(LaneId lane) {
        return Optional.ofNullable(lanes.get(lane));
    }

    Optional<String> of(JobId job) {
        return Optional.ofNullable(jobs.get(job));
    }
}
