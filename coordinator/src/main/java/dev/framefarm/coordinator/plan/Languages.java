package dev.framefarm.coordinator.plan;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** Languages have a code of two letters and one or two of three: {@code de}, {@code deu} and {@code ger} are one. */
final class Languages {
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

    private Languages() {}

    static boolean same(String one, String other) {
        String plain = threeLetters(one);
        String plainOther = threeLetters(other);
        return BIBLIOGRAPHIC.getOrDefault(plain, plain).equals(BIBLIOGRAPHIC.getOrDefault(plainOther, plainOther));
    }

    /**
     * As MP4 and Matroska have them. What follows a hyphen tells countries and scripts apart, for which they have no
     * place.
     */
    static String threeLetters(String tag) {
        String code = tag.split("-", 2)[0];
        if (code.length() != 2) {
            return code;
        }
        try {
            String three = Locale.forLanguageTag(code).getISO3Language();
            return three.isEmpty() ? code : three;
        } catch (MissingResourceException unknown) {
            return code;
        }
    }
}
