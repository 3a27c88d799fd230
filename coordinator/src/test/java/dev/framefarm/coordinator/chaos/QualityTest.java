package dev.framefarm.coordinator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityTest {
    private final Random chance = new Random(1);

    @Test
    void aGoodLineTakesNoTime() {
        assertThat(Quality.WELL.arrival(1000, 0, 8192, chance)).isEqualTo(1000);
    }

    @Test
    void nothingOvertakes() {
        for (Quality quality : Quality.values()) {
            assertThat(quality.arrival(1000, 5_000_000_000L, 1, chance)).isGreaterThanOrEqualTo(5_000_000_000L);
        }
    }

    @Test
    void aSlowLineLetsSixtyFourKibibytesThroughInASecond() {
        long last = 0;
        for (int packet = 0; packet < 8; packet++) {
            last = Quality.SLOW.arrival(0, last, 8192, chance);
        }
        assertThat(Duration.ofNanos(last)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1200));
    }

    @Test
    void aFarLineIsLateButNotNarrowAndLosesTwoInAHundred() {
        int late = 0;
        for (int packet = 0; packet < 10_000; packet++) {
            long takes = Quality.LOSSY.arrival(0, 0, 8192, chance);
            assertThat(Duration.ofNanos(takes)).isIn(Duration.ofMillis(200), Duration.ofMillis(800));
            late += Duration.ofNanos(takes).toMillis() > 200 ? 1 : 0;
        }
        assertThat(late).isBetween(150, 250);
    }
}
