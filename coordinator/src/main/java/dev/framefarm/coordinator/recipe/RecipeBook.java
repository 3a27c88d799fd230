package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recipes known by name, each with the text it was read from. The first one is the default. */
public record RecipeBook(List<Page> pages) {
    public record Page(Recipe recipe, String document) {}

    public RecipeBook {
        pages = List.copyOf(pages);
        Map<String, Page> byName = new LinkedHashMap<>();
        for (Page page : pages) {
            if (byName.put(page.recipe().name(), page) != null) {
                throw new IllegalArgumentException(
                        "two recipes are called '" + page.recipe().name() + "'");
            }
        }
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("a recipe book has at least its default recipe");
        }
    }

    public Recipe standard() {
        return pages.get(0).recipe();
    }

    public Optional<Page> find(String name) {
        return pages.stream().filter(page -> page.recipe().name().equals(name)).findFirst();
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        pages.forEach(page -> names.add(page.recipe().name()));
        return names;
    }
}
