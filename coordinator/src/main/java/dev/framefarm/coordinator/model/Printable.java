package dev.framefarm.coordinator.model;

import java.util.regex.Pattern;

/**
 * Text from outside made fit for a terminal, a log and a page. A control character can recolour, overwrite or forge
 * what stands around it; so can one that turns the direction of writing.
 */
public final class Printable {
    private static final String TURNS = "\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069";
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}" + TURNS + "]");
    private static final Pattern UNFIT_BUT_BREAKS = Pattern.compile("[\\p{Cc}" + TURNS + "&&[^\\n\\t]]");

    private Printable() {}

    public static boolean isLine(String text) {
        return !UNFIT.matcher(text).find();
    }

    /** One line, with a question mark for each character that does not fit into one. */
    public static String line(String text) {
        return UNFIT.matcher(text).replaceAll("?");
    }

    /** Line breaks and tabs stay: an encoder's last words are many lines. */
    public static String lines(String text) {
        return UNFIT_BUT_BREAKS
                .matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("?");
    }
}
