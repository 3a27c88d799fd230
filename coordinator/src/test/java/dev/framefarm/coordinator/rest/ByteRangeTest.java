package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=0-1000, 0, 99",
        "bytes=10-, 10, 99",
        "bytes=99-, 99, 99",
        "bytes=-1, 99, 99",
        "bytes=-1000, 0, 99"
    })
    void findsThePart(String header, long from, long to) {
        assertThat(ByteRange.of(Optional.of(header), 100)).isEqualTo(new ByteRange.Part(new ByteRange(from, to)));
    }

    @ParameterizedTest
    @CsvSource({"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
    void findsNothingOutside(String header) {
        assertThat(ByteRange.of(Optional.of(header), 100)).isEqualTo(new ByteRange.Nothing());
    }

    @ParameterizedTest
    @CsvSource({"bytes=-", "bytes=5-4", "'bytes=0-1,5-6'", "lines=0-1", "bytes=a-b", "bytes=99999999999999999999-", "''"
    })
    void answersEverythingToWhatItDoesNotUnderstand(String header) {
        assertThat(ByteRange.of(Optional.of(header), 100)).isEqualTo(new ByteRange.Everything());
    }

    @Test
    void hasNoPartsOfNothing() {
        assertThat(ByteRange.of(Optional.of("bytes=0-"), 0)).isEqualTo(new ByteRange.Nothing());
        assertThat(ByteRange.of(Optional.of("bytes=-5"), 0)).isEqualTo(new ByteRange.Nothing());
    }
}
