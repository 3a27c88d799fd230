package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Recipe;
import java.util.List;

/** What reading a recipe led to: the recipe, or every problem it has. */
public sealed interface RecipeReading {
    record Read(Recipe recipe) implements RecipeReading {}

    record Unreadable(List<RecipeProblem> problems) implements RecipeReading {
        public Unreadable {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a recipe without a problem is readable");
            }
        }
    }
}
