package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Recipe;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recipes that want no pictures. */
class SoundAloneReaderTest {
    private static final Map<String, Object> PICTURES = Map.of("codec", "h264");

    @Test
    void noVideoIsSoundInM4a() {
        Recipe recipe = read(Map.of("video", "none"));
        assertThat(recipe.container()).isEqualTo(Container.M4A);
        assertThat(recipe.pictures()).isEmpty();
        assertThat(recipe.audio().mode()).isEqualTo(Recipe.Mode.AAC);
    }

    @ParameterizedTest
    @CsvSource({"m4a,AAC", "mp3,MP3", "opus,OPUS", "flac,FLAC", "wav,PCM", "mka,AAC"})
    void containersForSoundNeedNoOtherWord(String container, Recipe.Mode usual) {
        Recipe recipe = read(Map.of("container", container));
        assertThat(recipe.pictures()).isEmpty();
        assertThat(recipe.audio().mode()).isEqualTo(usual);
    }

    @Test
    void saysWhatDoesNotGoTogether() {
        assertThat(problems(Map.of("container", "mp3", "video", PICTURES)))
                .containsExactly("`video`: expected none, because mp3 holds sound alone, found a mapping.");
        assertThat(problems(Map.of("container", "mp4", "video", "none")))
                .singleElement()
                .asString()
                .startsWith("`container`: expected one for sound alone, because video is none: m4a, mp3, opus");
        assertThat(problems(Map.of("container", "flac", "audio", "none"))).hasSize(1);
        assertThat(problems(Map.of("container", "mp3", "audio", "aac"))).hasSize(1);
        assertThat(problems(Map.of("container", "m4a", "package", "hls")))
                .singleElement()
                .asString()
                .contains("the container mp4");
        assertThat(problems(Map.of("audio", "mp3")))
                .containsExactly(
                        "`video`: expected a mapping with at least the codec, or none for sound alone, found nothing.");
    }

    private static Recipe read(Map<String, Object> document) {
        return ((RecipeReading.Read) RecipeReader.read(document, "r")).recipe();
    }

    private static List<String> problems(Map<String, Object> document) {
        return ((RecipeReading.Unreadable) RecipeReader.read(document, "r"))
                .problems().stream().map(RecipeProblem::message).toList();
    }
}
