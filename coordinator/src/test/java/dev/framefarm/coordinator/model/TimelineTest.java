package dev.framefarm.coordinator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Fraction MILLISECONDS = new Fraction(1, 1000);
    private static final Timeline LINE =
            new Timeline(MILLISECONDS, new long[] {-40, 0, 40, 40, 120}, new int[] {0, 2, 4}, 160);

    @Test
    void theFrameAfterTheLastIsTheEnd() {
        assertThat(LINE.time(4)).isEqualTo(120);
        assertThat(LINE.time(5)).isEqualTo(160);
    }

    @Test
    void theEndIsAfterTheLastFrame() {
        assertThat(new Timeline(MILLISECONDS, new long[] {7}, new int[] {0}, 0).end())
                .isEqualTo(8);
    }

    @Test
    void findsTheFirstFrameNotBeforeATime() {
        assertThat(LINE.frameAt(-100)).isZero();
        assertThat(LINE.frameAt(1)).isEqualTo(2);
        assertThat(LINE.frameAt(40)).isEqualTo(2);
        assertThat(LINE.frameAt(121)).isEqualTo(5);
    }

    @Test
    void findsTheKeyframeBefore() {
        assertThat(LINE.keyBefore(3, 0)).isEqualTo(2);
        assertThat(LINE.keyBefore(4, 0)).isEqualTo(4);
        assertThat(LINE.keyBefore(4, 1)).isEqualTo(2);
        assertThat(LINE.keyBefore(4, 9)).isZero();
    }

    @Test
    void theFirstFrameIsAKeyframeIfNoneIsBefore() {
        Timeline late = new Timeline(MILLISECONDS, new long[] {0, 1, 2}, new int[] {1}, 3);
        assertThat(late.keyBefore(0, 0)).isZero();
    }

    @Test
    void knowsItsLengthAndRate() {
        assertThat(LINE.seconds()).isEqualTo(0.2);
        assertThat(LINE.rate()).isEqualTo(25);
    }

    @Test
    void refusesTimesThatStepBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timeline(MILLISECONDS, new long[] {0, 2, 1}, new int[] {0}, 3))
                .withMessageContaining("frame 2");
    }

    @Test
    void isNotChangedFromOutside() {
        long[] times = {0, 40};
        Timeline line = new Timeline(MILLISECONDS, times, new int[] {0}, 80);
        times[0] = 39;
        line.keys()[0] = 1;
        assertThat(line).isEqualTo(new Timeline(MILLISECONDS, new long[] {0, 40}, new int[] {0}, 80));
    }
}
