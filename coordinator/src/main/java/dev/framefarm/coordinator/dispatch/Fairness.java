package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.model.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which job is served first: the higher priority; among equals the owner with fewer leases now, so that a
 * thousand jobs of one do not stop the one job of another; then the older.
 */
public final class Fairness {
    private Fairness() {}

    public static List<Job> order(List<Job> jobs, Map<String, Integer> leasesByOwner) {
        return jobs.stream()
                .sorted(Comparator.comparingInt((Job job) -> -job.priority())
                        .thenComparingInt(job -> leasesByOwner.getOrDefault(job.owner(), 0))
                        .thenComparing(Job::created)
                        .thenComparing(Job::id))
                .toList();
    }
}
