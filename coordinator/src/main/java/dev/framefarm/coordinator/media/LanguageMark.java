package dev.framefarm.coordinator.media;

import static java.util.Map.entry;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Language;
import java.util.Map;
import java.util.Optional;

/** A track's language as FFmpeg has to be told it, so that the container says it. */
final class LanguageMark {
    /**
     * QuickTime numbers its languages, and FFmpeg knows the numbers by older names: some bibliographic, some with a
     * space behind two letters. A language without a number cannot be said in MOV.
     */
    private static final Map<String, String> IN_QUICKTIME = Map.ofEntries(
            entry("bod", "tib"),
            entry("cym", "wel"),
            entry("deu", "ger"),
            entry("ell", "gre"),
            entry("eus", "baq"),
            entry("fao", "fo "),
            entry("fas", "per"),
            entry("gle", "iri"),
            entry("hrv", "hr "),
            entry("hye", "arm"),
            entry("isl", "ice"),
            entry("kat", "geo"),
            entry("mkd", "mac"),
            entry("msa", "may"),
            entry("mya", "bur"),
            entry("nld", "dut"),
            entry("nob", "nor"),
            entry("pan", "pa "),
            entry("sqi", "alb"),
            entry("srp", "sr "),
            entry("swe", "sve"),
            entry("zho", "chi"));

    private LanguageMark() {}

    static String of(Optional<String> said, Container container) {
        String code = said.map(Language::of).orElse(Language.UNDETERMINED).code();
        return container == Container.MOV ? IN_QUICKTIME.getOrDefault(code, code) : code;
    }
}
