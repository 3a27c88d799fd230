package dev.framefarm.coordinator.recipe;

import java.util.Map;
import java.util.Optional;

/**
 * One thing that is wrong with a recipe. {@code key} is the path in the document ({@code video.crf}), empty
 * for the document as a whole; {@code nearest} is the allowed word that was probably meant.
 */
public record RecipeProblem(Code code, String key, String expected, String found, Optional<String> nearest) {
    /** Stable: programs may compare them. */
    public enum Code {
        RECIPE_UNKNOWN,
        RECIPE_MALFORMED,
        RECIPE_KEY_UNKNOWN,
        RECIPE_KEY_MISSING,
        RECIPE_VALUE_INVALID,
        RECIPE_INCOMPATIBLE
    }

    /** The expectation with the guess, for places that have one text for both. */
    public String hint() {
        return expected + nearest.map(word -> " (did you mean `" + word + "`?)").orElse("");
    }

    /** Says the line too, on which its key, or else the mapping that lacks it, was written. */
    RecipeProblem locatedBy(Map<String, Integer> lines) {
        String path = key;
        while (!path.isEmpty() && !lines.containsKey(path)) {
            path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        }
        Integer line = lines.get(path);
        return line == null ? this : new RecipeProblem(code, key, expected, found + " (line " + line + ")", nearest);
    }

    /** One sentence for a person. */
    public String message() {
        return (key.isEmpty() ? "The recipe" : "`" + key + "`") + ": expected " + hint() + ", found " + found + ".";
    }
}
