package dev.framefarm.coordinator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void takesTheTeethOutOfAnEscape() {
        assertThat(Printable.line("\u001b[2Jgone\u009b31m\r\nERROR forged\u0007"))
                .isEqualTo("?[2Jgone?31m??ERROR forged?");
    }

    @Test
    void takesOutWhatTurnsTheWriting() {
        assertThat(Printable.line("film\u202e4pm.exe\u2028x")).isEqualTo("film?4pm.exe?x");
    }

    @Test
    void leavesWhatPeopleWrite() {
        String name = "Ünïcode № 5 – 映画 \ud83c\udfac.mkv";
        assertThat(Printable.line(name)).isEqualTo(name);
        assertThat(Printable.isLine(name)).isTrue();
        assertThat(Printable.isLine("a\tb")).isFalse();
    }

    @Test
    void keepsLinesWhereThereMayBeSeveral() {
        assertThat(Printable.lines("frame=1\rframe=2\r\n\t\u001b[31mred\n"))
                .isEqualTo("frame=1\nframe=2\n\t?[31mred\n");
    }
}
