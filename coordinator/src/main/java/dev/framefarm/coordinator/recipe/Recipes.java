package dev.framefarm.coordinator.recipe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the recipe that an order means: one of the book by its name, or the one it brings along. */
public final class Recipes {
    /** What a recipe is called when it has no name of its own. */
    public static final String UNNAMED = "inline";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final RecipeBook book;
    private final RecipeSyntax syntax;

    public Recipes(RecipeBook book, RecipeSyntax syntax) {
        this.book = book;
        this.syntax = syntax;
    }

    public RecipeBook book() {
        return book;
    }

    /** Reads a recipe's name or its whole text; blank text means the default recipe. */
    public RecipeReading read(String nameOrText) {
        String text = nameOrText.strip();
        if (text.isEmpty()) {
            return new RecipeReading.Read(book.standard());
        }
        return NAME.matcher(text).matches() ? named(text) : inline(text);
    }

    private RecipeReading named(String name) {
        Optional<RecipeBook.Page> page = book.find(name);
        if (page.isPresent()) {
            return new RecipeReading.Read(page.get().recipe());
        }
        return new RecipeReading.Unreadable(List.of(new RecipeProblem(
                RecipeProblem.Code.RECIPE_UNKNOWN,
                "",
                "one of " + String.join(", ", book.names()),
                "'" + name + "'",
                Nearest.to(name, book.names()))));
    }

    private RecipeReading inline(String text) {
        RecipeSyntax.Parsed parsed = syntax.parse(text);
        if (parsed instanceof RecipeSyntax.Malformed malformed) {
            return new RecipeReading.Unreadable(List.of(malformed.problem()));
        }
        RecipeSyntax.Document document = (RecipeSyntax.Document) parsed;
        RecipeReading reading = RecipeReader.read(document.values(), UNNAMED);
        if (reading instanceof RecipeReading.Unreadable unreadable) {
            return new RecipeReading.Unreadable(unreadable.problems().stream()
                    .map(problem -> problem.locatedBy(document.lines()))
                    .toList());
        }
        return reading;
    }
}
