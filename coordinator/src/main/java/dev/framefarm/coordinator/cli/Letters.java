package dev.framefarm.coordinator.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One letter for each agent, kept for as long as somebody looks. */
final class Letters {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final Map<String, Character> given = new LinkedHashMap<>();

    char of(String agent) {
        return given.computeIfAbsent(
                agent, any -> given.size() < ALPHABET.length() ? ALPHABET.charAt(given.size()) : '*');
    }

    /** In the order in which they were given. */
    Map<String, Character> given() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
