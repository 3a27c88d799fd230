package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.cli.Segments.Piece;
import dev.framefarm.coordinator.cli.Segments.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentStripTest {
    private static final Segments FILM = new Segments(
            "RENDERING",
            400,
            List.of(
                    new Piece(0, 100, State.ACCEPTED, "x"),
                    new Piece(100, 200, State.ACCEPTED, "y"),
                    new Piece(200, 300, State.LEASED, "x"),
                    new Piece(300, 400, State.FREE, "")));

    @Test
    void givesEachCellToWhoMadeItsMiddle() {
        assertThat(SegmentStrip.text(FILM, new Letters(), 40, false))
                .isEqualTo("aaaaaaaaaabbbbbbbbbb----------..........");
    }

    @Test
    void dimsWhatIsStillBeingMade() {
        assertThat(SegmentStrip.text(FILM, new Letters(), 4, true))
                .isEqualTo("\u001b[0m\u001b[1mab\u001b[0m\u001b[2ma\u001b[0m\u001b[0m.\u001b[0m");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 59, 60, 79, 80, 120, 200})
    void fillsItsWidthExactly(int width) {
        assertThat(SegmentStrip.text(FILM, new Letters(), width, false)).hasSize(width);
        assertThat(SegmentStrip.text(Segments.NONE, new Letters(), width, false))
                .isEqualTo(".".repeat(width));
    }

    @Test
    void explainsItsLetters() {
        assertThat(Summary.legend(FILM, new Letters(), Map.of("x", "local-1")))
                .containsExactly("a = local-1: 2 segments, 200 frames", "b = y: 1 segment, 100 frames");
    }
}
