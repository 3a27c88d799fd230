package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which keyframes a film is cut at, where there is a choice. Its 25 frames a second are its ticks. */
class CutsTest {
    @Test
    void aKeyframeOutOfTheRhythmIsPreferred() {
        assertThat(cuts(200, 0, 50, 60, 110, 160).positions()).containsExactly(0L, 60L, 110L, 160L, 200L);
    }

    @Test
    void ofARhythmTheFirstIsTaken() {
        assertThat(cuts(100, 0, 12, 24, 36, 48, 60, 72, 84).positions()).containsExactly(0L, 36L, 72L, 100L);
    }

    @Test
    void longPiecesEndWithAScene() {
        Cuts cuts = cuts(1000, 0, 50, 100, 150, 200, 220, 270, 320, 370, 420, 470)
                .noCloserThan(8, position -> position / 25.0);
        assertThat(cuts.positions()).startsWith(0L, 220L, 420L);
        assertThat(cuts.leadIn()).startsWith(0L, 20L, 50L);
    }

    /** The last piece is not made too short for it. */
    @Test
    void aRestStaysLongEnough() {
        assertThat(cuts(430, 0, 50, 100, 150, 200, 240, 290, 340, 390)
                        .noCloserThan(8, position -> position / 25.0)
                        .positions())
                .containsExactly(0L, 200L, 430L);
    }

    private static Cuts cuts(int frames, int... keys) {
        Timeline timeline =
                new Timeline(new Fraction(1, 25), LongStream.range(0, frames).toArray(), keys, frames);
        return Cuts.of(timeline, Optional.empty(), 1);
    }
}
