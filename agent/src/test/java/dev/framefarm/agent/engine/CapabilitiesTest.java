package dev.framefarm.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.engine.Capabilities.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private static final Capabilities SOME = new Capabilities(
            1,
            2,
            0,
            "host",
            List.of(),
            List.of(new Proof("h264", "x264/164"), new Proof("hevc", "x265/3.5")),
            List.of(),
            "7");

    @Test
    void encodersSideBySideMustAllBeProven() {
        assertThat(SOME.parityClass("hevc+h264")).hasValue("x265/3.5+x264/164");
        assertThat(SOME.parityClass("h264+av1")).isEmpty();
        assertThat(SOME.parityClass("h264")).hasValue("x264/164");
    }
}
