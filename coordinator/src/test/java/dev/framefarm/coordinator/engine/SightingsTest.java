package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Blob;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Blob FILM = new Blob("a".repeat(64), 1);

    private final Set<Blob> stored = new HashSet<>(Set.of(FILM));
    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final Sightings sightings = new Sightings(
            blob -> {
                asked.incrementAndGet();
                return stored.contains(blob);
            },
            () -> now);

    @Test
    void asksTheStoreOnceAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(sightings.has(FILM)).isTrue();
            assertThat(sightings.has(new Blob("b".repeat(64), 1))).isFalse();
        }
        assertThat(asked).hasValue(2);
        stored.clear();
        now = now.plusSeconds(60);
        assertThat(sightings.has(FILM)).isFalse();
    }
}
