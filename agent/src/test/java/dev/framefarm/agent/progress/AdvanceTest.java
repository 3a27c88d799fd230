package dev.framefarm.agent.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdvanceTest {
    @Test
    void aLongEncodeIsNearlyDoneAfterThreeFifths() {
        assertThat(new Advance(590, 1000, Duration.ofMinutes(10)).nearlyDone()).isFalse();
        assertThat(new Advance(600, 1000, Duration.ofMinutes(10)).nearlyDone()).isTrue();
    }

    @Test
    void aShortOneAsSoonAsItsEndIsNear() {
        assertThat(new Advance(0, 100, Duration.ofSeconds(1)).nearlyDone()).isFalse();
        assertThat(new Advance(20, 100, Duration.ofSeconds(1)).nearlyDone()).isTrue();
    }

    @Test
    void oneThatMostlyWaitsForItsSourceIsStarved() {
        Advance slow = new Advance(1, 100, Duration.ofSeconds(10));
        assertThat(slow.starved(Duration.ofSeconds(5))).isFalse();
        assertThat(slow.starved(Duration.ofSeconds(6))).isTrue();
        assertThat(new Advance(0, 100, Duration.ofSeconds(2)).starved(Duration.ofSeconds(2)))
                .isFalse();
    }

    @Test
    void theRestTakesAsLongAsTheBeginningDid() {
        assertThat(new Advance(25, 100, Duration.ofSeconds(10)).remaining()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void moreThanAllIsAll() {
        assertThat(new Advance(120, 100, Duration.ofSeconds(1)).share()).isEqualTo(1);
    }
}
