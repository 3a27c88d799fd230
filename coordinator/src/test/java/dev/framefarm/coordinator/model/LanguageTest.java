package dev.framefarm.coordinator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "ger, de",
        "deu, de",
        "de, de",
        "eng-us, en-US",
        "en-gb, en-GB",
        "zh-hant-tw, zh-Hant-TW",
        "es-419, es-419",
        "heb, he",
        "yid, yi",
        "gsw, gsw",
        "xx, xx"
    })
    void webPlayersAreToldTheShortestCode(String said, String tag) {
        assertThat(Language.tag(said)).hasValue(tag);
    }

    @Test
    void nothingIsSaidOfAnUndeterminedOne() {
        assertThat(Language.tag("und")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sve, swe", "iri, gle", "hr, hrv", "fre, fra"})
    void quickTimesOwnNamesAreUnderstood(String said, String code) {
        assertThat(Language.of(said).code()).isEqualTo(code);
    }
}
