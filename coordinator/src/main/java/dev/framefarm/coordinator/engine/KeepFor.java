package dev.framefarm.coordinator.engine;

import java.time.Duration;
import java.time.Instant;

/** How long bytes stay that no unfinished job needs: uploads from their arrival, outputs from their job's end. */
public record KeepFor(Duration uploads, Duration outputs) {
    public static final KeepFor DEFAULT = new KeepFor(Duration.ofHours(24), Duration.ofDays(7));

    /** What arrived or ended before these instants is over its time. */
    public record Since(Instant uploads, Instant outputs) {}

    Since at(Instant now) {
        return new Since(now.minus(uploads), now.minus(outputs));
    }
}
