package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Plan;
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
        Encode.Video encode = (Encode.Video)
                plan(source, said, "video.codec=" + codec).video().encode();
        assertThat(encode.picture().colour().matrix()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "yuv444p, video.codec=h264, true",
        "yuv422p10le, video.codec=hevc, true",
        "bgra, video.codec=av1, true",
        "yuv420p10le, video.codec=h264, false",
        "yuv411p, video.codec=h264, false",
        "gray, video.codec=h264, false",
        "yuv422p10le, video.codec=prores, false",
        "yuv444p, video.codec=prores, true",
        "yuv444p, video.codec=ffv1, false",
        "yuv444p, video.pixelFormat=yuv420p, false"
    })
    void coarserColoursThanTheSourceHasAreToldUnlessTheyAreAskedFor(String source, String wanted, boolean told) {
        String remarks = String.join(" ", plan(source, 1, wanted).remarks());
        assertThat(remarks.contains("The source's colours (" + source + ") are finer"))
                .isEqualTo(told);
    }

    private static Plan plan(String source, int said, String wanted) {
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
        return Planner.plan(
                new Profile("mov", 0, 10, track, List.of(), List.of()),
                Sources.even(250, 50, 0),
                RecipeExamples.recipe("container=mkv", wanted));
    }
}
