package dev.framefarm.coordinator.model;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.regex.Pattern;

/**
 * A language by its three letters of ISO 639-2/T. Containers say the same in several ways: Matroska may have {@code en}
 * or {@code en-GB}, older files the bibliographic {@code ger} for {@code deu}.
 */
public record Language(String code) {
    /** Of sound that names no language. */
    public static final Language UNDETERMINED = new Language("und");

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sqi"),
            Map.entry("arm", "hye"),
            Map.entry("baq", "eus"),
            Map.entry("bur", "mya"),
            Map.entry("chi", "zho"),
            Map.entry("cze", "ces"),
            Map.entry("dut", "nld"),
            Map.entry("fre", "fra"),
            Map.entry("geo", "kat"),
            Map.entry("ger", "deu"),
            Map.entry("gre", "ell"),
            Map.entry("ice", "isl"),
            Map.entry("mac", "mkd"),
            Map.entry("mao", "mri"),
            Map.entry("may", "msa"),
            Map.entry("per", "fas"),
            Map.entry("rum", "ron"),
            Map.entry("slo", "slk"),
            Map.entry("tib", "bod"),
            Map.entry("wel", "cym"));

    public static boolean isTag(String tag) {
        return TAG.matcher(tag).matches();
    }

    /** Reads what {@link #isTag} accepts; a region or script does not matter. */
    public static Language of(String tag) {
        String first = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return new Language(BIBLIOGRAPHIC.getOrDefault(first, threeLetters(first)));
    }

    private static String threeLetters(String code) {
        try {
            return code.length() == 2 ? new Locale(code).getISO3Language() : code;
        } catch (MissingResourceException e) {
            return code; // two letters that no language has: it matches only itself
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
