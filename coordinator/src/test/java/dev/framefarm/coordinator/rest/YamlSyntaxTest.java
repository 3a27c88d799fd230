package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.recipe.RecipeBook;
import dev.framefarm.coordinator.recipe.RecipeProblem;
import dev.framefarm.coordinator.recipe.RecipeReading;
import dev.framefarm.coordinator.recipe.RecipeSyntax;
import dev.framefarm.coordinator.recipe.Recipes;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSyntaxTest {
    private final YamlSyntax syntax = new YamlSyntax();

    @Test
    void readsYamlAndJson() {
        assertThat(syntax.parse("video: {codec: h264}").getClass()).isEqualTo(RecipeSyntax.Document.class);
        assertThat(syntax.parse("{\"video\": {\"codec\": \"h264\"}}").getClass())
                .isEqualTo(RecipeSyntax.Document.class);
    }

    /** As YAML 1.2 has it: the older rules would read 969 and false. */
    @Test
    void takesSidesOfAPictureAndOffForWords() {
        RecipeSyntax.Document document = (RecipeSyntax.Document)
                syntax.parse("{pad: 16:9, crop: 9:16, deinterlace: off, fps: 25, tonemap: true}");
        assertThat(document.values())
                .isEqualTo(Map.of("pad", "16:9", "crop", "9:16", "deinterlace", "off", "fps", 25, "tonemap", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h264",
                "- a\n- b",
                "a: [",
                "a: 1\na: 2",
                "a: &x [1]\nb: [*x, *x]",
                "a: &a [*a]",
                "a: !!javax.script.ScriptEngineManager []",
                "a: !unknown 1",
                "---\na: 1\n---\nb: 2"
            })
    void refusesEverythingElse(String text) {
        assertThat(found(text)).isNotEmpty();
    }

    @Test
    void namesTheLineOfARepeatedKey() {
        assertThat(found("recipe: a\nversion: 1\nrecipe: b"))
                .startsWith("line 3: ")
                .contains("recipe");
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        assertThat(found("a: " + "[".repeat(50) + "]".repeat(50))).isNotEmpty();
        assertThat(found("a: " + "b".repeat(400_000))).isNotEmpty();
    }

    @Test
    void comesWithRecipesThatRead() {
        RecipeBook book = BuiltInRecipes.load();
        assertThat(book.names())
                .containsExactly(
                        "h264",
                        "h264-fast",
                        "hevc",
                        "av1",
                        "vp9",
                        "web",
                        "stream",
                        "ladder-hls",
                        "ladder-av1",
                        "social-vertical",
                        "social-square",
                        "mezzanine",
                        "archive",
                        "lossless",
                        "proxy",
                        "podcast",
                        "audio-archive",
                        "mp3");
        assertThat(book.standard().video().coding().crf()).isEqualTo(20);
        assertThat(book.find("vp9").orElseThrow().recipe().container()).isEqualTo(Container.WEBM);
        Recipes recipes = new Recipes(book, syntax);
        for (RecipeBook.Page page : book.pages()) {
            assertThat(recipes.read(page.document())).isEqualTo(new RecipeReading.Read(page.recipe()));
        }
    }

    @Test
    void saysOnWhichLineAMistakeIs() {
        RecipeReading reading = new Recipes(BuiltInRecipes.load(), syntax)
                .read("recipe: mine\nvideo:\n  codec: h264\n  crf: 99\naudio: mp9\n");
        assertThat(((RecipeReading.Unreadable) reading).problems())
                .extracting(RecipeProblem::found)
                .containsExactly("99 (line 4)", "'mp9' (line 5)");
        RecipeReading empty = new Recipes(BuiltInRecipes.load(), syntax).read("recipe: mine\nvideo: {}\n");
        assertThat(((RecipeReading.Unreadable) empty).problems())
                .extracting(RecipeProblem::found)
                .containsExactly("nothing (line 2)");
    }

    /** 20,000 keys below a path of 5,000 characters would be 100 MB of paths. */
    @Test
    void remembersNoLineOfALongPath() {
        String folder = "a".repeat(1000);
        String keys =
                IntStream.range(0, 20_000).mapToObj(i -> "k" + i + ": 1").collect(Collectors.joining(", ", "{", "}"));
        String text = "{video: {crf: 99}, " + (folder + ": {").repeat(5) + "x: " + keys + "}".repeat(6);
        RecipeSyntax.Document document = (RecipeSyntax.Document) syntax.parse(text);
        assertThat(document.lines()).containsOnlyKeys("video", "video.crf");
    }

    @Test
    void guessesTheRecipeThatWasMeant() {
        RecipeReading reading = new Recipes(BuiltInRecipes.load(), syntax).read("h265");
        assertThat(((RecipeReading.Unreadable) reading).problems().get(0).message())
                .contains("did you mean `hevc`?");
    }

    private String found(String text) {
        return ((RecipeSyntax.Malformed) syntax.parse(text)).problem().found();
    }
}
