package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a recipe says about subtitles, chapters and metadata: each is kept or dropped. */
final class CompanyReader {
    private static final String KEEP = "keep";
    private static final List<String> WORDS = List.of(KEEP, "drop");
    private static final int MOST_LANGUAGES = 32;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private CompanyReader() {}

    static Recipe.Company read(Section top) {
        return new Recipe.Company(subtitles(top), isKept(top, "chapters"), isKept(top, "metadata"));
    }

    private static boolean isKept(Section top, String key) {
        return top.word(key, WORDS).orElse(KEEP).equals(KEEP);
    }

    private static Recipe.Words subtitles(Section top) {
        Optional<Object> value = top.value("subtitles");
        if (value.isPresent() && value.get() instanceof List<?> list) {
            return new Recipe.Words(true, languages(top, list));
        }
        return new Recipe.Words(isKept(top, "subtitles"), List.of());
    }

    private static List<String> languages(Section top, List<?> list) {
        List<String> languages = list.stream().map(String::valueOf).toList();
        boolean plain =
                languages.stream().allMatch(each -> LANGUAGE.matcher(each).matches());
        if (languages.isEmpty() || languages.size() > MOST_LANGUAGES || !plain) {
            top.invalid(
                    "subtitles",
                    "keep, drop or a list of 1 to 32 languages of 2 or 3 letters such as [eng, fra]",
                    languages.isEmpty() ? "an empty list" : String.join(", ", languages));
            return List.of();
        }
        return languages;
    }
}
