package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Timeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many frames the films that are worked on may have together, because the times of all their frames are in memory.
 * A film that nobody has looked at yet may be as long as any of its size.
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

    /** As many of the waiting, in their order, as there is room for beside these. One always may, whatever the memory. */
    List<Job> admit(Collection<Job> active, List<Job> waiting) {
        long left = most - active.stream().mapToLong(this::atMost).sum();
        List<Job> admitted = new ArrayList<>();
        for (Job job : waiting) {
            left -= atMost(job);
            if (left < 0 && !(active.isEmpty() && admitted.isEmpty())) {
                break;
            }
            admitted.add(job);
        }
        spent = admitted.size() < waiting.size();
        return admitted;
    }

    /** Each frame takes a byte of its file at least: of short films many begin at once in a small memory. */
    private long atMost(Job job) {
        Integer frames = known.get(job.id());
        return frames != null
                ? frames
                : Math.min(Timeline.MOST_FRAMES, job.source().bytes());
    }

    /** Whether it is for the memory that jobs waited when it was last looked. */
    boolean isSpent() {
        return spent;
    }
}
