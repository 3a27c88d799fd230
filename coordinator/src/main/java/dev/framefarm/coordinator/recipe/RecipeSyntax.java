package dev.framefarm.coordinator.recipe;

import java.util.Map;

/** Turns text into a document of maps, lists, strings, numbers and booleans. */
public interface RecipeSyntax {
    sealed interface Parsed {}

    record Document(Map<String, Object> values) implements Parsed {}

    /** The text is not a document at all. */
    record Malformed(RecipeProblem problem) implements Parsed {}

    Parsed parse(String text);
}
