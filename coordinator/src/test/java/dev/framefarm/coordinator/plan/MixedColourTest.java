package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Scan;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of red, green and blue says how, and nothing else is touched. */
class MixedColourTest {
    @ParameterizedTest
    @CsvSource({
        "rgb24, 2, h264, 6",
        "pal8, 2, h264, 6",
        "bgra, 2, hevc, 6",
        "gbrp, 0, h264, 6",
        "gbrp, 0, ffv1, 0",
        "rgb24, 9, h264, 9",
        "yuv420p, 2, h264, 2",
        "yuv444p, 1, h264, 1"
    })
    void lumaIsSaidToBeMadeByTheMatrixThatMadeIt(String source, int said, String codec, int expected) {
        Profile.VideoTrack track = new Profile.VideoTrack(
                0,
                0,
                "qtrle",
                1920,
                1080,
                new Fraction(1, 1),
                source,
                8,
                new Fraction(25, 1),
                new Colour(2, 2, said, false, 0, Optional.empty(), Optional.empty()),
                0,
                false,
                Scan.PROGRESSIVE,
                Optional.empty());
        Encode.Video encode = (Encode.Video) Planner.plan(
                        new Profile("mov", 0, 10, track, List.of(), List.of()),
                        Sources.even(250, 50, 0),
                        RecipeExamples.recipe("container=mkv", "video.codec=" + codec))
                .video()
                .encode();
        assertThat(encode.picture().colour().matrix()).isEqualTo(expected);
    }
}
