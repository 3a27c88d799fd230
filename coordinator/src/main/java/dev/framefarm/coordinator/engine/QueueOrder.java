package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many jobs are before one in the queue, as it was some seconds ago: a page of jobs asks for two hundred at once. */
final class QueueOrder {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final JobStore jobs;
    private final InstantSource clock;
    private Map<JobId, Integer> places = Map.of();
    private Instant read = Instant.MIN;

    QueueOrder(JobStore jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The beginning of a sentence; empty for who comes next, and for who came just now. */
    String before(JobId job) {
        Map<JobId, Integer> now = places();
        int before = now.size() < MOST ? now.getOrDefault(job, 0) : now.getOrDefault(job, MOST);
        return switch (before) {
            case 0 -> "";
            case 1 -> "1 job is before it; ";
            default -> (before == MOST ? MOST + " jobs and more" : before + " jobs") + " are before it; ";
        };
    }

    private synchronized Map<JobId, Integer> places() {
        Instant now = clock.instant();
        if (read.isBefore(now.minus(FRESH))) {
            Map<JobId, Integer> next = new HashMap<>();
            List<JobId> queue = jobs.queue(MOST);
            queue.forEach(job -> next.put(job, next.size()));
            places = next;
            read = now;
        }
        return places;
    }
}
