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
        return plain(one).equals(plain(other));
    }

    /** What follows a hyphen tells countries and scripts apart, which nobody asks for here. */
    private static String plain(String tag) {
        String code = tag.split("-", 2)[0];
        return code.length() == 2 ? threeLetters(code) : BIBLIOGRAPHIC.getOrDefault(code, code);
    }

    private static String threeLetters(String code) {
        try {
            String three = Locale.forLanguageTag(code).getISO3Language();
            return three.isEmpty() ? code : three;
        } catch (MissingResourceException unknown) {
            return code;
        }
    }
}
