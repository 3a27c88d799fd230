package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Cue;
import dev.framefarm.coordinator.plan.Speech.Change;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechTest {
    @Test
    void cuesAtOnceStandBelowOneAnother() {
        assertThat(Speech.of(List.of(cue(1, 4, "a"), cue(3, 5, "b"), cue(5, 6, "c"), cue(8, 9, "d"))))
                .containsExactly(
                        change(1, "a"),
                        change(3, "a", "b"),
                        change(4, "b"),
                        change(5, "c"),
                        change(6),
                        change(8, "d"),
                        change(9));
    }

    @Test
    void whatIsSaidOnStays() {
        assertThat(Speech.of(List.of(cue(1, 2, "a"), cue(2, 3, "a")))).containsExactly(change(1, "a"), change(3));
    }

    @Test
    void aCrowdIsRefused() {
        assertThatThrownBy(() -> Speech.of(Collections.nCopies(9, cue(2, 3, "a"))))
                .isInstanceOf(Unplannable.class)
                .hasMessageContaining("after 2 s");
    }

    private static Cue cue(int from, int until, String line) {
        return new Cue(1_000_000L * from, 1_000_000L * until, List.of(line));
    }

    private static Change change(int second, String... lines) {
        return new Change(1_000_000L * second, List.of(lines));
    }
}
