package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Denoising;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What recipes say about the picture. */
class PictureKeysTest {
    @Test
    void readsEveryKeyOfTheShape() {
        Map<String, Object> crop = Map.of("top", 10, "left", 4, "aspect", "2.39:1");
        Recipe.Shape shape = RecipeExamples.withVideo(Map.of(
                        "width",
                        1280,
                        "upscale",
                        true,
                        "crop",
                        crop,
                        "pad",
                        "16:9",
                        "squarePixels",
                        true,
                        "pixelFormat",
                        "yuv422p10"))
                .video()
                .shape();
        assertThat(shape)
                .isEqualTo(new Recipe.Shape(
                        Optional.of(1280),
                        Optional.empty(),
                        true,
                        Optional.of(new Recipe.Crop(10, 0, 4, 0, Optional.of(new Fraction(239, 100)))),
                        Optional.of(new Recipe.Pad(16, 9, false)),
                        true,
                        Optional.of(PixelFormat.YUV422P10)));
    }

    @Test
    void blackBarsMayBeSought() {
        assertThat(RecipeExamples.recipe("video.crop=auto").video().shape().crop())
                .contains(Recipe.Crop.BLACK_BARS);
    }

    @Test
    void readsEveryKeyOfTheTreatment() {
        Map<String, Object> keys =
                Map.of("deinterlace", "field", "denoise", "strong", "tonemap", true, "rotate", "apply");
        assertThat(RecipeExamples.withVideo(keys).video().treatment())
                .isEqualTo(new Recipe.Treatment(Recipe.Deinterlace.FIELD, Optional.of(Denoising.STRONG), true, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            width=721                     | video.width
            height=8                      | video.height
            upscale=yes                   | video.upscale
            crop=wide                     | video.crop
            crop=100:1                    | video.crop
            crop=16:0                     | video.crop
            pad=1281x720                  | video.pad
            pad=99999x720                 | video.pad
            pad=1280x720 width=1280       | video.pad
            pixelFormat=rgb24             | video.pixelFormat
            deinterlace=on                | video.deinterlace
            deinterlace=field fps=50      | video.deinterlace
            denoise=much                  | video.denoise
            tonemap=hable                 | video.tonemap
            rotate=90                     | video.rotate
            """)
    void refusesNonsense(String keys, String key) {
        Map<String, Object> video = new LinkedHashMap<>();
        for (String line : keys.split(" ", -1)) {
            String[] parts = line.split("=", 2);
            video.put(parts[0], parts[1].matches("\\d+") ? (Object) Integer.valueOf(parts[1]) : parts[1]);
        }
        assertThat(problems(video)).extracting(RecipeProblem::key).containsExactly(key);
    }

    @Test
    void eachEncoderTakesFormatsOfItsOwn() {
        assertThat(problems(Map.of("codec", "av1", "pixelFormat", "yuv444p")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected()).isEqualTo("one of auto, yuv420p, yuv420p10"));
        assertThat(problems(Map.of("codec", "vp9", "pixelFormat", "yuv444p"))).isEmpty();
        assertThat(problems(Map.of("codec", "hevc", "pixelFormat", "auto"))).isEmpty();
    }

    private static List<RecipeProblem> problems(Map<String, Object> keys) {
        Map<String, Object> video = new LinkedHashMap<>(Map.of("codec", "h264"));
        video.putAll(keys);
        RecipeReading reading = RecipeReader.read(Map.of("video", video), "r");
        return reading instanceof RecipeReading.Unreadable unreadable ? unreadable.problems() : List.of();
    }
}
