package dev.framefarm.coordinator.model;

import java.util.regex.Pattern;

/** What an identifier may look like: harmless in a file name, a URL and a log line. */
final class Names {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private Names() {}

    static void check(String kind, String value) {
        if (!HARMLESS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a " + kind + ": expected 1 to 80 letters, digits, '.', '_' or '-', found '" + value + "'");
        }
    }
}
