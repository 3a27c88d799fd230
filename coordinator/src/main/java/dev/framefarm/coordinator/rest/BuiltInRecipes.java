package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.recipe.RecipeBook;
import dev.framefarm.coordinator.recipe.RecipeReader;
import dev.framefarm.coordinator.recipe.RecipeReading;
import dev.framefarm.coordinator.recipe.RecipeSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The recipes that come with the farm. The first is the default. */
public final class BuiltInRecipes {
    private static final List<String> NAMES = List.of(
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

    private BuiltInRecipes() {}

    public static RecipeBook load() {
        RecipeSyntax syntax = new YamlSyntax();
        return new RecipeBook(NAMES.stream().map(name -> page(name, syntax)).toList());
    }

    private static RecipeBook.Page page(String name, RecipeSyntax syntax) {
        String text = text("/recipes/" + name + ".yml");
        if (syntax.parse(text) instanceof RecipeSyntax.Document document
                && RecipeReader.read(document.values(), name) instanceof RecipeReading.Read read) {
            return new RecipeBook.Page(read.recipe(), text);
        }
        throw new IllegalStateException("the built-in recipe '" + name + "' does not read");
    }

    private static String text(String resource) {
        try (InputStream in = BuiltInRecipes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the built-in recipe " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
