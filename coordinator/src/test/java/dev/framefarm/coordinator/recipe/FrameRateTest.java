package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateTest {
    @ParameterizedTest
    @CsvSource({
        "25, 25/1",
        "30000/1001, 30000/1001",
        "29.97, 30000/1001",
        "23.976, 24000/1001",
        "23.98, 24000/1001",
        "59.94, 60000/1001",
        "12.5, 25/2",
        "25.0, 25/1",
        "240, 240/1"
    })
    void readsFrameRatesAsPeopleWriteThem(String written, String exact) {
        assertThat(FrameRate.read(written).orElseThrow()).hasToString(exact);
    }

    @ParameterizedTest
    @CsvSource({"0", "-25", "241", "25/0", "0/1", "1e3", "fast", "25/1/1", "NaN"})
    void refusesOtherFrameRates(String written) {
        assertThat(FrameRate.read(written)).isEmpty();
    }
}
