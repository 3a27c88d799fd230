package dev.framefarm.coordinator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastWordsTest {
    @Test
    void namesTheCauseAndNotItsConsequences() {
        assertThat(LastWords.of("""
                [mov @ 0x5581d0c3a0] [warning] Non-monotonous DTS
                [vost#0:0/libx264 @ 0x5581d0] [error] Error while opening encoder - maybe incorrect parameters
                [vf#0:0 @ 0x5581d1] [error] Task finished with error code: -22 (Invalid argument)
                [out#0/mp4 @ 0x5581d2] [error] Nothing was written into output file, because it is broken
                [fatal] Conversion failed!
                """))
                .isEqualTo("[vost#0:0/libx264] Error while opening encoder - maybe incorrect parameters");
    }

    @Test
    void withoutAnErrorTheLastLinesCount() {
        assertThat(LastWords.of("one\ntwo\n\nthree\n[x265 @ 0x1] [warning] four\n"))
                .isEqualTo("two; three; [x265] four");
        assertThat(LastWords.of("")).isEmpty();
    }

    @Test
    void threeLinesAreEnough() {
        assertThat(LastWords.of("[error] a\n[error] b\n[error] c\n[error] d\n")).isEqualTo("b; c; d");
    }
}
