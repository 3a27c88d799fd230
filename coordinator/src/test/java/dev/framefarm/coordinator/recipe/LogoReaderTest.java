package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoReaderTest {
    private static final String PIXEL = RecipeExamples.PIXEL;

    @Test
    void readsEveryKey() {
        assertThat(logo(Map.of(
                        "image",
                        PIXEL,
                        "place",
                        "top-left",
                        "width",
                        20,
                        "margin",
                        0,
                        "opacity",
                        0.5,
                        "from",
                        1.5,
                        "until",
                        4)))
                .contains(new Recipe.Mark(PIXEL, 1, 1, Recipe.Corner.TOP_LEFT, 0.2, 0, 0.5, 1.5, Optional.of(4.0)));
    }

    @Test
    void theImageAloneIsEnough() {
        assertThat(logo(Map.of("image", PIXEL)))
                .contains(new Recipe.Mark(PIXEL, 1, 1, Recipe.Corner.BOTTOM_RIGHT, 0.15, 0.03, 1, 0, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "place, middle, 'one of top-left, top-right'",
        "width, 0, a number from 1.0 to 100.0",
        "opacity, 2, a number from 0.05 to 1.0",
        "file, mark.png, 'one of the keys image, place'",
        "until, 0, an end behind `from`",
        "image, R0lGODlhAQABAAAAACw=, a PNG of at most 40 KiB",
        "image, not base64!, a PNG of at most 40 KiB"
    })
    void saysWhatWouldDo(String key, String value, String expected) {
        Map<String, Object> logo = new LinkedHashMap<>(Map.of("image", PIXEL));
        logo.put(key, value.matches("\\d+") ? (Object) Integer.valueOf(value) : value);
        assertThat(problems(logo)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("video.logo." + key);
            assertThat(problem.expected()).contains(expected);
        });
    }

    @Test
    void asksForTheImage() {
        assertThat(problems(Map.of("width", 10))).extracting(RecipeProblem::key).containsExactly("video.logo.image");
        assertThat(problems("mark.png")).extracting(RecipeProblem::key).containsExactly("video.logo");
    }

    @Test
    void aPngThatIsCutShortIsNone() {
        String cut = PIXEL.substring(0, PIXEL.length() - 16);
        assertThat(Png.read(cut)).isEmpty();
        assertThat(Png.read(PIXEL)).contains(new Png(1, 1));
    }

    private static Optional<Recipe.Mark> logo(Map<String, Object> logo) {
        return RecipeExamples.withVideo(Map.of("logo", logo)).video().shape().logo();
    }

    private static List<RecipeProblem> problems(Object logo) {
        Map<String, Object> document = Map.of("audio", "none", "video", Map.of("codec", "h264", "logo", logo));
        return ((RecipeReading.Unreadable) RecipeReader.read(document, "r")).problems();
    }
}
