package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether blobs are there, as was seen within a minute: lists ask for hundreds, and a bucket is asked over the network. */
final class Sightings {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Predicate<Blob> store;
    private final InstantSource clock;
    private final Map<Blob, Seen> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Blob, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    Sightings(Predicate<Blob> store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Seen(boolean there, Instant at) {}

    boolean has(Blob blob) {
        Instant now = clock.instant();
        Seen before = latest(blob);
        if (before != null && before.at().isAfter(now.minus(FRESH))) {
            return before.there();
        }
        boolean there = store.test(blob);
        remember(blob, new Seen(there, now));
        return there;
    }

    private synchronized @Nullable Seen latest(Blob blob) {
        return seen.get(blob);
    }

    private synchronized void remember(Blob blob, Seen now) {
        seen.put(blob, now);
    }
}
