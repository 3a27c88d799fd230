package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveLineTest {
    private static final Standing RENDERING =
            new Standing("RENDERING", 0.42199, 2880, 1204, 118.4, 4.93, 2, OptionalDouble.of(14.2), "");

    @Test
    void saysEverythingWhereThereIsRoom() {
        assertThat(LiveLine.text(RENDERING, 80))
                .isEqualTo(" 42.1 %  1204/2880 frames  118 fps  4.9x  2 agents  ETA 0:14");
    }

    @Test
    void soundAloneHasNoFrames() {
        Standing heard = new Standing("RENDERING", 0.421, 0, 0, 0, 38.2, 2, OptionalDouble.of(14), "");

        assertThat(LiveLine.text(heard, 80)).isEqualTo(" 42.1 %  38.2x  2 agents  ETA 0:14");
        assertThat(LiveLine.text(heard.in("DONE"), 80)).isEqualTo("100.0 %  done");
    }

    @Test
    void leavesOutWhatMattersLeast() {
        assertThat(LiveLine.text(RENDERING, 40)).isEqualTo(" 42.1 %  1204/2880 frames  118 fps  4.9x");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 40, 60, 79, 80, 120, 200})
    void isNeverTooWide(int width) {
        Standing waiting = new Standing(
                "RENDERING", 0, 10, 0, 0, 0, 0, OptionalDouble.empty(), "no agent has the encoder ".repeat(20));

        assertThat(LiveLine.text(RENDERING, width)).hasSizeLessThanOrEqualTo(width);
        assertThat(LiveLine.text(waiting, width)).hasSizeLessThanOrEqualTo(width);
    }

    @Test
    void reachesAHundredPercentOnlyAtTheEnd() {
        Standing almost = new Standing("FINISHING", 0.99999, 10, 10, 0, 0, 0, OptionalDouble.empty(), "");

        assertThat(LiveLine.text(almost, 80)).isEqualTo(" 99.9 %  joining and checking");
        assertThat(LiveLine.text(almost.in("DONE"), 80)).isEqualTo("100.0 %  done, 10 frames");
    }

    @Test
    void saysWhyAJobWaits() {
        Standing waiting = new Standing("RENDERING", 0, 10, 0, 0, 0, 0, OptionalDouble.empty(), "no agent is free");

        assertThat(LiveLine.text(waiting, 80)).isEqualTo("  0.0 %  waiting: no agent is free");
    }

    @Test
    void saysWhyAJobIsNotBegunOrNotFinished() {
        Standing queued = new Standing("QUEUED", 0, 0, 0, 0, 0, 0, OptionalDouble.empty(), "8 jobs are before it");
        Standing joined = new Standing("FINISHING", 0.99, 9, 9, 0, 0, 0, OptionalDouble.empty(), "others are joined");

        assertThat(LiveLine.text(queued, 80)).isEqualTo("  0.0 %  queued: 8 jobs are before it");
        assertThat(LiveLine.text(queued.in("PROBING").in("RENDERING"), 80)).isEqualTo("  0.0 %  planning");
        assertThat(LiveLine.text(joined, 80)).isEqualTo(" 99.0 %  waiting: others are joined");
    }
}
