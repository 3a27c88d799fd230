package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a recipe says about sound: one word, or a mapping with the mode and the bit rate. */
final class SoundReader {
    private static final Pattern KILOBITS = Pattern.compile("(\\d{1,4})k");
    private static final int LEAST_BIT_RATE = 16_000;
    private static final int MOST_BIT_RATE = 512_000;

    private final Section top;
    private final Container container;
    private final List<RecipeProblem> problems;

    SoundReader(Section top, Container container, List<RecipeProblem> problems) {
        this.top = top;
        this.container = container;
        this.problems = problems;
    }

    Recipe.Audio read() {
        Optional<Object> value = top.value("audio");
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            Section audio = new Section("audio", map, problems, List.of("mode", "bitRate"));
            Recipe.Mode mode = mode(audio, "mode");
            return new Recipe.Audio(mode, bitRate(audio, mode));
        }
        return new Recipe.Audio(mode(top, "audio"), Optional.empty());
    }

    private Recipe.Mode mode(Section section, String key) {
        List<Recipe.Mode> held = CodecRules.sound(container);
        Recipe.Mode mode = section.word(key, RecipeReader.words(Arrays.asList(Recipe.Mode.values())))
                .map(word -> Recipe.Mode.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(held.get(0));
        if (!held.contains(mode)) {
            section.incompatible(
                    key,
                    "sound that " + container.extension() + " holds: " + String.join(" or ", RecipeReader.words(held)),
                    mode.name().toLowerCase(Locale.ROOT));
        }
        return mode;
    }

    private static Optional<Integer> bitRate(Section audio, Recipe.Mode mode) {
        Optional<Object> value = audio.value("bitRate");
        if (value.isPresent() && (mode == Recipe.Mode.COPY || mode == Recipe.Mode.NONE)) {
            audio.incompatible("bitRate", "no bit rate where nothing is encoded", String.valueOf(value.get()));
            return Optional.empty();
        }
        Matcher kilobits = KILOBITS.matcher(value.map(String::valueOf).orElse(""));
        if (kilobits.matches()) {
            int rate = Integer.parseInt(kilobits.group(1)) * 1000;
            if (rate >= LEAST_BIT_RATE && rate <= MOST_BIT_RATE) {
                return Optional.of(rate);
            }
        }
        return audio.integer("bitRate", LEAST_BIT_RATE, MOST_BIT_RATE);
    }
}
