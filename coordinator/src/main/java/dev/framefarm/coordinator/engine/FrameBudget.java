package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Timeline;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many frames the films that are worked on may have together, because the times of all their frames are in memory.
 * A film that nobody has looked at yet may be as long as any.
 */
final class FrameBudget {
    private final long most;
    private final Map<JobId, Integer> known = new ConcurrentHashMap<>();
    private volatile boolean spent;

    FrameBudget(long most) {
        this.most = most;
    }

    /** True where it was not known before. */
    boolean know(JobId job, int frames) {
        return known.put(job, frames) == null;
    }

    boolean knows(JobId job) {
        return known.containsKey(job);
    }

    void forget(JobId job) {
        known.remove(job);
    }

    /** How many of the {@code wanted} jobs may begin beside these. One always may, whatever the memory. */
    int room(Collection<Job> active, int wanted) {
        long left = most;
        for (Job job : active) {
            left -= known.getOrDefault(job.id(), Timeline.MOST_FRAMES);
        }
        long room = Math.max(active.isEmpty() ? 1 : 0, left / Timeline.MOST_FRAMES);
        spent = room < wanted;
        return (int) Math.min(room, wanted);
    }

    /** Whether it is for the memory that jobs waited when it was last looked. */
    boolean isSpent() {
        return spent;
    }
}
