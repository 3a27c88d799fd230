package dev.framefarm.coordinator.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A language by its three letters of ISO 639-2/T. Containers say the same in several ways: Matroska may have {@code en}
 * or {@code en-GB}, older files the bibliographic {@code ger} for {@code deu}, and QuickTime numbers that FFmpeg gives names
 * of its own.
 */
public record Language(String code) {
    /** Of sound that names no language. */
    public static final Language UNDETERMINED = new Language("und");

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
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
            Map.entry("iri", "gle"),
            Map.entry("mac", "mkd"),
            Map.entry("mao", "mri"),
            Map.entry("may", "msa"),
            Map.entry("per", "fas"),
            Map.entry("rum", "ron"),
            Map.entry("slo", "slk"),
            Map.entry("sve", "swe"),
            Map.entry("tib", "bod"),
            Map.entry("wel", "cym"));

    /** Of those that have two. */
    private static final Map<String, String> TWO_LETTERS = Arrays.stream(Locale.getISOLanguages())
            .map(Locale::new)
            .collect(Collectors.toMap(Locale::getISO3Language, Locale::getLanguage, (one, same) -> one));

    public static boolean isTag(String tag) {
        return TAG.matcher(tag).matches();
    }

    /** Reads what {@link #isTag} accepts; a region or script does not matter. */
    public static Language of(String tag) {
        String first = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return new Language(OTHERWISE.getOrDefault(first, threeLetters(first)));
    }

    /**
     * What players on the web know a language by (RFC 5646): two letters where it has them, and the script and region
     * that were said. Nothing of one that is undetermined.
     */
    public static Optional<String> tag(String said) {
        Language language = of(said);
        if (language.equals(UNDETERMINED)) {
            return Optional.empty();
        }
        Locale whole = Locale.forLanguageTag(said);
        return Optional.of(new Locale.Builder()
                .setLanguage(TWO_LETTERS.getOrDefault(language.code, language.code))
                .setScript(whole.getScript())
                .setRegion(whole.getCountry())
                .build()
                .toLanguageTag());
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
