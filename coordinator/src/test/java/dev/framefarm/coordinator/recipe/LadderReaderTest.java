package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LadderReaderTest {
    @Test
    void whatARenditionDoesNotSayItHasFromTheVideo() {
        Recipe recipe = RecipeExamples.ladder("", "height=720 crf=25", "height=480 codec=hevc");
        assertThat(recipe.video().renditions())
                .containsExactly(
                        rendition(VideoCodec.H264, 30, "ultrafast", Optional.empty()),
                        rendition(VideoCodec.H264, 25, "ultrafast", Optional.of(720)),
                        // Another codec counts its quality in other numbers.
                        rendition(VideoCodec.HEVC, 22, "medium", Optional.of(480)));
        assertThat(recipe.video().ladder().keyframes()).hasValue(new Fraction(1, 1));
    }

    @Test
    void severalRenditionsHaveKeyframesTwoSecondsApartUnlessTheRecipeSaysMore() {
        assertThat(video(Map.of("renditions", List.of(Map.of(), Map.of("height", 360))))
                        .ladder()
                        .keyframes())
                .hasValue(new Fraction(2, 1));
        assertThat(video(Map.of()).ladder().keyframes()).isEmpty();
        assertThat(video(Map.of("keyframes", 1.5)).ladder().keyframes()).hasValue(new Fraction(3, 2));
    }

    @Test
    void allProblemsOfALadderAreSaid() {
        List<RecipeProblem> problems = problems(Map.of(
                "keyframes", "soon", "renditions", List.of(Map.of("height", 721), Map.of("heigth", 720, "crf", 99))));
        assertThat(problems)
                .extracting(RecipeProblem::key)
                .containsExactlyInAnyOrder(
                        "video.keyframes",
                        "video.renditions[0].height",
                        "video.renditions[1].heigth",
                        "video.renditions[1].crf");
        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem.message()).contains("did you mean `height`?"))
                .anySatisfy(problem -> assertThat(problem.message()).contains("seconds from 0.5 to 20"));
    }

    @Test
    void aListOfRenditionsHoldsOneToTenMappings() {
        assertThat(problems(Map.of("renditions", List.of())))
                .extracting(RecipeProblem::key)
                .containsExactly("video.renditions");
        assertThat(problems(Map.of("renditions", List.of(720, 480))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("{height: 720, crf: 23}"));
    }

    private static Recipe.Rendition rendition(VideoCodec codec, int crf, String preset, Optional<Integer> height) {
        return new Recipe.Rendition(
                new Recipe.Coding(codec, crf, preset, Dials.NONE), Recipe.Shape.KEPT.withHeight(height));
    }

    private static Recipe.Video video(Map<String, Object> more) {
        return ((RecipeReading.Read) read(more)).recipe().video();
    }

    private static List<RecipeProblem> problems(Map<String, Object> more) {
        return ((RecipeReading.Unreadable) read(more)).problems();
    }

    private static RecipeReading read(Map<String, Object> more) {
        Map<String, Object> video = new java.util.HashMap<>(Map.of("codec", "h264"));
        video.putAll(more);
        return RecipeReader.read(Map.of("video", video), "r");
    }
}
