package dev.framefarm.coordinator.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a user asked for. {@code keep} is how long its outputs stay after its end, where the order said so. {@code version} grows with every stored change; {@code reason} says why the
 * job waits or how it ended.
 */
public record Job(
        JobId id,
        String owner,
        Source source,
        Recipe recipe,
        int priority,
        Map<String, String> labels,
        Optional<String> idempotencyKey,
        Optional<Duration> keep,
        JobState state,
        Optional<String> reason,
        Instant created,
        Instant updated,
        int version) {
    public Job {
        labels = Map.copyOf(labels);
    }

    /** For lists, which hold many; never to be stored. */
    public Job brief() {
        return new Job(
                id,
                owner,
                source,
                recipe.brief(),
                priority,
                labels,
                idempotencyKey,
                keep,
                state,
                reason,
                created,
                updated,
                version);
    }

    public Job moved(JobState to, Optional<String> why, Instant now) {
        return new Job(
                id, owner, source, recipe, priority, labels, idempotencyKey, keep, to, why, created, now, version + 1);
    }
}
