package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.recipe.RecipeProblem;
import dev.framefarm.coordinator.recipe.RecipeReading;
import dev.framefarm.coordinator.recipe.Recipes;
import dev.framefarm.coordinator.rest.BuiltInRecipes;
import dev.framefarm.coordinator.rest.YamlSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A recipe as somebody named it: {@code text} is what the farm is sent, {@code name} what files are called after. */
record RecipeChoice(String text, String name, Recipe recipe) {
    private static final long LONGEST = 64 * 1024;

    /** {@code asked} is a name, or the path of a file; empty means the default. */
    static RecipeChoice read(String asked) {
        Recipes recipes = new Recipes(BuiltInRecipes.load(), new YamlSyntax());
        return isFile(asked, recipes) ? ofFile(Path.of(asked), recipes) : of(asked, recipes.read(asked), asked);
    }

    /** Complains, with a guess, when there is no recipe of that name. */
    static RecipeChoice named(String name) {
        return of(name, new Recipes(BuiltInRecipes.load(), new YamlSyntax()).read(name), name);
    }

    /** A built-in name wins over a file of that name in the current folder. */
    static boolean isFile(String asked, Recipes recipes) {
        if (asked.isBlank() || recipes.book().find(asked).isPresent()) {
            return false;
        }
        return asked.contains("/") || asked.matches(".*\\.(?i:ya?ml|json)") || Files.exists(Path.of(asked));
    }

    private static RecipeChoice ofFile(Path file, Recipes recipes) {
        String text;
        try {
            if (!Files.isRegularFile(file)) {
                throw CommandFailed.usage(
                        "There is no recipe file " + file + "; 'framefarm recipes' lists the built-in ones.");
            }
            if (Files.size(file) > LONGEST) {
                throw CommandFailed.usage("The recipe file " + file + " is longer than 64 KiB; is it a recipe?");
            }
            text = Files.readString(file);
        } catch (IOException e) {
            throw CommandFailed.usage(
                    "The recipe file " + file + " cannot be read as text; check it and its permissions.");
        }
        if (text.isBlank()) {
            throw CommandFailed.usage(
                    "The recipe file " + file + " is empty; 'framefarm recipes show h264' shows an example.");
        }
        String base = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
        String whole = CaptionsFile.embedded(LogoFile.embedded(text, file), file);
        return of(whole, recipes.read(whole), base);
    }

    private static RecipeChoice of(String text, RecipeReading reading, String otherName) {
        if (reading instanceof RecipeReading.Unreadable unreadable) {
            throw CommandFailed.usage(
                    unreadable.problems().stream().map(RecipeProblem::message).collect(Collectors.joining(" ")));
        }
        Recipe recipe = ((RecipeReading.Read) reading).recipe();
        return new RecipeChoice(text, recipe.name().equals(Recipes.UNNAMED) ? otherName : recipe.name(), recipe);
    }

    /** More than one file comes out of it, as a rule. */
    boolean makesSeveral() {
        return !recipe.packages().isEmpty()
                || recipe.pictures()
                        .filter(video -> video.renditions().size() > 1)
                        .isPresent();
    }

    String extension() {
        return recipe.container().extension();
    }
}
