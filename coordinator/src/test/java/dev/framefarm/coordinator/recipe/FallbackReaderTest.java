package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbackReaderTest {
    @Test
    void theProcessorTakesTheCardsPlaceWhenItIsAskedTo() {
        assertThat(seconds("video.codec=h264_nvenc")).isEqualTo(-1);
        assertThat(seconds("video.codec=h264_nvenc", "video.fallback=wait")).isEqualTo(-1);
        assertThat(seconds("video.codec=h264_nvenc", "video.fallback=software")).isEqualTo(60);
        assertThat(seconds("video.codec=av1_nvenc", "video.fallback=software", "video.fallbackAfter=0"))
                .isZero();
    }

    @Test
    void oneRenditionOfACardIsEnough() {
        assertThat(RecipeExamples.withVideo(Map.of(
                                "fallback",
                                "software",
                                "renditions",
                                List.of(Map.of("height", 720), Map.of("height", 360, "codec", "hevc_nvenc"))))
                        .video()
                        .fallbackSeconds())
                .hasValue(60);
    }

    @ParameterizedTest
    @CsvSource({
        "h264, software, 60, 'fallback, expected a codec of a graphics card'",
        "h264_nvenc, wait, 60, 'fallbackAfter, expected fallback: software beside it'",
        "h264_nvenc, software, 86401, 'a whole number from 0 to 86400'",
        "h264_nvenc, cpu, 60, 'one of wait, software'"
    })
    void whatMakesNoSenseIsRefused(String codec, String fallback, int after, String why) {
        RecipeReading reading = RecipeReader.read(
                Map.of("video", Map.of("codec", codec, "fallback", fallback, "fallbackAfter", after)), "r");
        assertThat(reading).isInstanceOf(RecipeReading.Unreadable.class);
        String[] parts = why.split(", expected ", 2);
        assertThat(((RecipeReading.Unreadable) reading).problems())
                .anySatisfy(problem -> assertThat(problem.toString()).contains(parts));
    }

    private static int seconds(String... lines) {
        return RecipeExamples.recipe(lines).video().fallbackSeconds().orElse(-1);
    }
}
