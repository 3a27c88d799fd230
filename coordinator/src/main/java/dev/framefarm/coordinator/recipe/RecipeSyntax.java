package dev.framefarm.coordinator.recipe;

import java.util.Map;

/** Turns text into a document of maps, lists, strings, numbers and booleans. */
public interface RecipeSyntax {
    sealed interface Parsed {}

    /** {@code lines} says where each key was written, by its path ({@code video.crf}). */
    record Document(Map<String, Object> values, Map<String, Integer> lines) implements Parsed {}

    /** The text is not a document at all. */
    record Malformed(RecipeProblem problem) implements Parsed {}

    Parsed parse(String text);
}
