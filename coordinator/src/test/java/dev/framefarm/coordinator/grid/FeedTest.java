package dev.framefarm.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Happenings.Subscription;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.testing.HappeningsContract.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two coordinators hear the same news; the clock of one is behind. */
class FeedTest {
    private static final Duration BEHIND = Duration.ofSeconds(5);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Feed ahead = new Feed(() -> now, Runnable::run);
    private final Feed behind = new Feed(() -> now.minus(BEHIND), Runnable::run);

    @Test
    void missesNothingOfItsOwnNumbersHoweverFarApart() {
        both("one");
        long seen = ahead.latest();
        both("two");
        both("three");
        Heard heard = new Heard();
        try (Subscription subscription = ahead.subscribe(seen, heard)) {
            assertThat(subscription.complete()).isTrue();
        }
        assertThat(heard.types()).containsExactly("two", "three");
    }

    @Test
    void admitsWhatItCannotKnowOfAWatcherFromElsewhere() {
        both("one");
        long seen = ahead.latest();
        both("lost on the way");
        assertThat(isComplete(seen)).as("its clock has not come so far").isFalse();
        now = now.plus(BEHIND);
        both("two");
        assertThat(isComplete(seen)).as("its clock has gone past it").isFalse();
    }

    private boolean isComplete(long seenElsewhere) {
        try (Subscription subscription = behind.subscribe(seenElsewhere, new Heard())) {
            return subscription.complete();
        }
    }

    private void both(String type) {
        now = now.plusMillis(700);
        Happening happening = new Happening(type, Optional.empty(), now, Map.of());
        ahead.hear(happening);
        behind.hear(happening);
    }
}
