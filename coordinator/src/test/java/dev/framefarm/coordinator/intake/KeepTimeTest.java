package dev.framefarm.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepTimeTest {
    @ParameterizedTest
    @CsvSource({"90m, PT1H30M, 90m", "36h, PT36H, 36h", "48h, PT48H, 2d", "30d, PT720H, 30d", "120m, PT2H, 2h"})
    void isReadAndSaid(String written, Duration time, String said) {
        assertThat(KeepTime.read(written)).contains(time);
        assertThat(KeepTime.text(time)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "d", "-1d", "1.5d", "3 d", "3D", "1w", "1d12h", "1000000d"})
    void nothingElseIs(String written) {
        assertThat(KeepTime.read(written)).isEmpty();
    }
}
