package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepsTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final List<String> ALL = List.of("c1", "c2", "c3");

    private final Sweeps first = new Sweeps("c1", Duration.ofMinutes(5), START);
    private final Sweeps second = new Sweeps("c2", Duration.ofMinutes(5), START);

    @Test
    void atTheStartAndWhenAllHasSettledAndEverySixHours() {
        assertThat(first.areDue(ALL, after(0))).isTrue();
        assertThat(first.areDue(ALL, after(5))).isFalse();
        assertThat(first.areDue(ALL, after(6))).isTrue();
        assertThat(first.areDue(ALL, after(359))).isFalse();
        assertThat(first.areDue(ALL, after(360))).isTrue();
        assertThat(first.areDue(ALL, after(361))).isFalse();
    }

    @Test
    void aloneAtTheStartAndEverySixHours() {
        Sweeps alone = new Sweeps("render1", Duration.ZERO, START);
        // Ignite alone has a name of its own.
        List<String> itself = List.of("coordinator");
        assertThat(alone.areDue(itself, after(0))).isTrue();
        assertThat(alone.areDue(itself, after(6))).isFalse();
        assertThat(alone.areDue(itself, after(360))).isTrue();
    }

    /** Every coordinator does after its own start, though: one that comes back quickly may not have been missed. */
    @Test
    void theLongestServingSweepsForAll() {
        assertThat(second.areDue(ALL, after(0))).isTrue();
        assertThat(second.areDue(ALL, after(6))).isTrue();
        assertThat(second.areDue(ALL, after(360))).isFalse();
        assertThat(second.areDue(List.of("c2", "c3"), after(720))).isTrue();
    }

    /** What the one that went away meant to delete nobody else remembers. */
    @Test
    void sixMinutesAfterACoordinatorWentAway() {
        assertThat(first.areDue(ALL, after(0))).isTrue();
        assertThat(first.areDue(ALL, after(6))).isTrue();
        assertThat(first.areDue(List.of("c1", "c3"), after(60))).isFalse();
        assertThat(first.areDue(ALL, after(65)))
                .as("c2 came back, without what it knew")
                .isFalse();
        assertThat(first.areDue(ALL, after(66))).isTrue();
        assertThat(first.areDue(ALL, after(67))).isFalse();
    }

    /** Each has noticed, so it does not matter which of them is there when it is time. */
    @Test
    void whoeverIsTheLongestServingByThenSweeps() {
        second.areDue(ALL, after(6));
        assertThat(second.areDue(List.of("c1", "c2"), after(60))).isFalse();
        assertThat(second.areDue(List.of("c2"), after(66))).isTrue();
        assertThat(second.areDue(List.of("c2"), after(71))).isFalse();
        assertThat(second.areDue(List.of("c2"), after(72)))
                .as("of c1, which went last")
                .isTrue();
    }

    /** By the one whose sweep failed, though it sweeps for nobody else. */
    @Test
    void onceMoreAMinuteAfterOneThatFailed() {
        assertThat(second.areDue(ALL, after(0))).isTrue();
        second.failed(after(1));
        assertThat(second.areDue(ALL, after(1))).isFalse();
        assertThat(second.areDue(ALL, after(2))).isTrue();
        assertThat(second.areDue(ALL, after(3))).isFalse();
    }

    private static Instant after(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
