package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.model.Recipe;
import java.util.List;
import java.util.Optional;

/** Reads which tracks of sound are wanted: a word, or a list of languages. */
final class TracksReader {
    private static final String KEY = "tracks";
    private static final String EXPECTED =
            "all, first, or a list of languages such as [eng, fra]; und is sound that names none";
    private static final int MOST = 32;

    private TracksReader() {}

    static Recipe.Tracks read(Section audio) {
        Optional<Object> value = audio.value(KEY);
        if (value.isEmpty() || value.get().equals("all")) {
            return Recipe.Tracks.ALL;
        }
        if (value.get().equals("first")) {
            return Recipe.Tracks.FIRST;
        }
        if (value.get() instanceof List<?> list && isLanguages(list)) {
            return new Recipe.Tracks(
                    false,
                    list.stream()
                            .map(tag -> Language.of((String) tag))
                            .distinct()
                            .toList());
        }
        audio.invalid(KEY, EXPECTED, value.get());
        return Recipe.Tracks.ALL;
    }

    private static boolean isLanguages(List<?> list) {
        return !list.isEmpty()
                && list.size() <= MOST
                && list.stream().allMatch(each -> each instanceof String tag && Language.isTag(tag));
    }
}
