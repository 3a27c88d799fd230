package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Framing;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Rectangle;
import dev.framefarm.coordinator.model.Scan;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1920x1080 | 1/1   |                                        | 1920x1080 | 1/1
            1920x1080 | 1/1   | height=720                             | 1280x720  | 1/1
            1920x1080 | 1/1   | width=1280                             | 1280x720  | 1/1
            1920x1080 | 1/1   | width=1280 height=1280                 | 1280x720  | 1/1
            1080x1920 | 1/1   | width=1280 height=720                  | 404x720   | 1/1
            640x360   | 1/1   | height=720                             | 640x360   | 1/1
            640x360   | 1/1   | height=720 upscale=true                | 1280x720  | 1/1
            1919x1079 | 1/1   |                                        | 1918x1078 | 1/1
            720x576   | 64/45 |                                        | 720x576   | 64/45
            720x576   | 64/45 | squarePixels=true                      | 1024x576  | 1/1
            720x480   | 8/9   | squarePixels=true                      | 720x540   | 1/1
            720x576   | 64/45 | squarePixels=true height=288           | 512x288   | 1/1
            1920x1080 | 1/1   | crop=9:16                              | 608x1080  | 1/1
            1920x1080 | 1/1   | crop=1:1 height=720                    | 720x720   | 1/1
            1440x1080 | 1/1   | pad=16:9                               | 1920x1080 | 1/1
            1920x1080 | 1/1   | pad=9:16 height=1280                   | 720x1280  | 1/1
            1440x1080 | 1/1   | pad=1280x720                           | 1280x720  | 1/1
            320x240   | 1/1   | pad=1280x720                           | 1280x720  | 1/1
            720x576   | 16/15 | pad=16:9                               | 960x576   | 16/15
            """)
    void sizes(String source, String aspect, String wanted, String expected, String expectedAspect) {
        Framer.Framed framed = framed(source, aspect, wanted == null ? "" : wanted);
        assertThat(framed.width() + "x" + framed.height() + " " + framed.sampleAspect())
                .isEqualTo(expected + " " + expectedAspect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1440x1080 | pad=16:9                     | 1440x1080+240+0
            1440x1080 | pad=1280x720                 | 960x720+160+0
            320x240   | pad=1280x720                 | 320x240+480+240
            320x240   | pad=1280x720 upscale=true    | 960x720+160+0
            1920x1080 | pad=9:16 height=1280         | 720x404+0+438
            """)
    void places(String source, String wanted, String expected) {
        assertThat(text(framed(source, "1/1", wanted).framing().placed().orElseThrow()))
                .isEqualTo(expected);
    }

    @Test
    void nothingIsPlacedWhereThePictureFits() {
        assertThat(framed("1920x1080", "1/1", "pad=16:9 height=720").framing()).isEqualTo(Framing.WHOLE);
    }

    @Test
    void whatTheSourceDoesNotWantSeenIsCutOffFirst() {
        Profile.VideoTrack track = track("720x576", "1/1", Optional.of(new Rectangle(9, 0, 702, 576)));
        Framer.Framed framed = Framer.of(track, Treatment.NONE, Recipe.Shape.KEPT);
        assertThat(framed.width() + "x" + framed.height()).isEqualTo("702x576");
        assertThat(text(framed.framing().crop().orElseThrow())).isEqualTo("702x576+8+0");
        Framer.Framed cut = Framer.of(
                track,
                Treatment.NONE,
                RecipeExamples.withVideo(Map.of("crop", Map.of("left", 2)))
                        .video()
                        .shape());
        assertThat(text(cut.framing().crop().orElseThrow())).isEqualTo("700x576+10+0");
        assertThat(Framer.whole(track, Treatment.NONE).framing().crop()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0   | false | 40x80+10+2
            0   | true  | 40x80+50+2
            90  | false | 80x40+2+50
            90  | true  | 80x40+18+50
            180 | false | 40x80+50+18
            180 | true  | 40x80+10+18
            270 | false | 80x40+18+10
            270 | true  | 80x40+2+10
            """)
    void whatIsHiddenTurnsWithThePicture(int rotation, boolean mirrored, String expected) {
        Profile.VideoTrack track = track("100x100", "1/1", Optional.of(new Rectangle(10, 2, 40, 80)));
        Framer.Framed framed = Framer.of(track, turned(rotation, mirrored), Recipe.Shape.KEPT);
        assertThat(text(framed.framing().crop().orElseThrow())).isEqualTo(expected);
    }

    @Test
    void whatIsHiddenTurnsInAPictureThatIsWiderThanHigh() {
        Profile.VideoTrack track = track("200x100", "1/1", Optional.of(new Rectangle(10, 2, 40, 80)));
        Framer.Framed framed = Framer.of(track, turned(270, true), Recipe.Shape.KEPT);
        assertThat(text(framed.framing().crop().orElseThrow())).isEqualTo("80x40+2+10");
        assertThat(text(Framer.of(track, turned(90, false), Recipe.Shape.KEPT)
                        .framing()
                        .crop()
                        .orElseThrow()))
                .isEqualTo("80x40+2+150");
    }

    @Test
    void edgesAreCutOffBeforeTheMiddleIsTaken() {
        Map<String, Object> edges = Map.of("top", 140, "bottom", 140, "left", 3, "aspect", "1:1");
        Framer.Framed framed = Framer.of(
                track("1920x1080", "1/1"),
                Treatment.NONE,
                RecipeExamples.withVideo(Map.of("crop", edges)).video().shape());
        assertThat(text(framed.framing().crop().orElseThrow())).isEqualTo("800x800+560+140");
    }

    @Test
    void aPictureThatIsTurnedSwapsItsSides() {
        Framer.Framed framed = Framer.of(
                track("1920x1080", "4/3"),
                turned(90, false),
                RecipeExamples.recipe("video.height=960").video().shape());
        assertThat(framed.width() + "x" + framed.height()).isEqualTo("540x960");
        assertThat(framed.sampleAspect()).isEqualTo(new Fraction(3, 4));
    }

    @Test
    void whatLeavesNothingIsRefused() {
        Map<String, Object> edges = Map.of("top", 600, "bottom", 600);
        assertThatThrownBy(() -> Framer.of(
                        track("1920x1080", "1/1"),
                        Treatment.NONE,
                        RecipeExamples.withVideo(Map.of("crop", edges)).video().shape()))
                .isInstanceOf(Unplannable.class)
                .hasMessage("The recipe's `crop` leaves nothing of a picture of 1920x1080 pixels; crop less.");
    }

    private static Treatment turned(int rotation, boolean mirrored) {
        return new Treatment(Optional.empty(), Optional.empty(), Optional.empty(), rotation, mirrored);
    }

    private static Framer.Framed framed(String source, String aspect, String wanted) {
        String[] lines = wanted.isBlank() ? new String[0] : ("video." + wanted.replace(" ", " video.")).split(" ", -1);
        return Framer.of(
                track(source, aspect),
                Treatment.NONE,
                RecipeExamples.recipe(lines).video().shape());
    }

    private static Profile.VideoTrack track(String size, String aspect) {
        return track(size, aspect, Optional.empty());
    }

    private static Profile.VideoTrack track(String size, String aspect, Optional<Rectangle> window) {
        String[] sides = size.split("x", 2);
        return new Profile.VideoTrack(
                0,
                0,
                "h264",
                Integer.parseInt(sides[0]),
                Integer.parseInt(sides[1]),
                Fraction.parse(aspect),
                "yuv420p",
                8,
                new Fraction(25, 1),
                Colour.UNSPECIFIED,
                0,
                false,
                Scan.PROGRESSIVE,
                window);
    }

    private static String text(Rectangle part) {
        return part.width() + "x" + part.height() + "+" + part.x() + "+" + part.y();
    }
}
