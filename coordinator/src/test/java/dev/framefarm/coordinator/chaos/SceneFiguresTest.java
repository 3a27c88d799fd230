package dev.framefarm.coordinator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.chaos.Auditor.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneFiguresTest {
    /** A hundred frames a second, none from the 20th to the 50th, and no lease from the 22nd to the 45th. */
    private static List<Sample> film() {
        List<Sample> samples = new ArrayList<>();
        long frames = 0;
        long begun = 0;
        for (int second = 0; second <= 90; second++) {
            frames += (second >= 20 && second < 50) || second > 80 ? 0 : 100;
            begun += second > 22 && second < 45 ? 0 : 1;
            samples.add(new Sample(Duration.ofSeconds(second), frames, begun));
        }
        return samples;
    }

    @Test
    void saysWhenLeasesFlowAgainAndHowFastItWentMeanwhile() {
        SceneFigures figures =
                SceneFigures.of(Scene.STORE_AWAY, seconds(0), Duration.ofMillis(22_500), seconds(40), film());

        assertThat(figures.leasesAfter()).contains(Duration.ofMillis(22_500));
        assertThat(figures.leasesAgain()).contains(seconds(5));
        assertThat(figures.before().orElseThrow()).isBetween(80.0, 90.0);
        assertThat(figures.meanwhile()).hasValue(0);
        assertThat(figures.after().orElseThrow()).isBetween(70.0, 80.0);
    }

    @Test
    void whatWasBegunJustBeforeTheFaultDoesNotCount() {
        SceneFigures figures =
                SceneFigures.of(Scene.CUSTODIAN_KILLED, seconds(0), Duration.ofMillis(21_500), seconds(30), film());

        assertThat(figures.leasesAfter())
                .as("the attempt that the look of the 22nd second found was begun before it was killed")
                .contains(Duration.ofMillis(23_500));
    }

    @Test
    void aFilmThatEndedMeanwhileNeededNoMore() {
        SceneFigures figures = SceneFigures.of(Scene.SPLIT, seconds(0), seconds(10), seconds(90), film());

        assertThat(figures.leasesAgain()).isEmpty();
        assertThat(figures.after()).isEmpty();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
