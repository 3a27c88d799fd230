package dev.framefarm.agent.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void theFirstMeasureStandsForItself() {
        assertThat(Rate.UNKNOWN.after(500, Duration.ofSeconds(5)).perSecond()).isEqualTo(100);
    }

    @Test
    void aSteadyRateStaysWhateverTheStep() {
        Rate rate = Rate.UNKNOWN;
        for (int i = 1; i < 200; i++) {
            rate = rate.after(i * 10L, Duration.ofSeconds(i));
        }
        assertThat(rate.perSecond()).isEqualTo(10, within(1e-9));
    }

    @Test
    void aMinuteOfAnotherPaceOutweighsWhatWasBefore() {
        Rate slow = Rate.UNKNOWN.after(6_000, Duration.ofMinutes(10));
        Rate fast = slow;
        for (int i = 0; i < 120; i++) {
            fast = fast.after(500, Duration.ofMillis(500));
        }
        assertThat(fast.perSecond()).isBetween(600.0, 1000.0);
    }

    @Test
    void noTimeChangesNothing() {
        Rate rate = Rate.UNKNOWN.after(10, Duration.ofSeconds(1));
        assertThat(rate.after(1_000, Duration.ZERO)).isEqualTo(rate);
    }
}
