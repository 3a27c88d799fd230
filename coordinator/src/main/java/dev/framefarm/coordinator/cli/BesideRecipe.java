package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.recipe.RecipeSyntax;
import dev.framefarm.coordinator.rest.YamlSyntax;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Files that a recipe names beside its own: what is in them takes the name's place, so that a job needs nothing else. */
final class BesideRecipe {
    private static final String FILE = "file";

    private BesideRecipe() {}

    /** Where {@code video} has a mapping of that name with a {@code file}, its content goes under {@code key} instead. */
    static String embedded(String recipe, String mapping, String key, Function<String, String> content) {
        if (!(new YamlSyntax().parse(recipe) instanceof RecipeSyntax.Document parsed)
                || !(parsed.values().get("video") instanceof Map<?, ?> video)
                || !(video.get(mapping) instanceof Map<?, ?> named)
                || !(named.get(FILE) instanceof String file)) {
            return recipe;
        }
        Map<Object, Object> whole = new LinkedHashMap<>(named);
        whole.remove(FILE);
        whole.put(key, content.apply(file));
        Map<Object, Object> pictures = new LinkedHashMap<>(video);
        pictures.put(mapping, whole);
        Map<String, Object> document = new LinkedHashMap<>(parsed.values());
        document.put("video", pictures);
        return YamlSyntax.write(document);
    }
}
