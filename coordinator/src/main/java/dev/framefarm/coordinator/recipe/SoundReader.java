package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a recipe says about sound: one word, or a mapping. */
final class SoundReader {
    private static final List<String> KEYS = List.of("mode", "bitRate", "tracks", "channels", "loudness");
    private static final String KEEP = "keep";
    private static final List<ChannelLayout> DOWN_MIXES =
            List.of(ChannelLayout.STEREO, ChannelLayout.MONO, ChannelLayout.SURROUND_5_1);
    private static final Pattern KILOBITS = Pattern.compile("(\\d{1,4})k");
    private static final int LEAST_BIT_RATE = 16_000;

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
            Section audio = new Section("audio", map, problems, KEYS);
            Recipe.Mode mode = mode(audio, "mode");
            return new Recipe.Audio(
                    mode,
                    bitRate(audio, mode),
                    TracksReader.read(audio),
                    channels(audio, mode),
                    new LoudnessReader(audio, problems).read(mode));
        }
        return new Recipe.Audio(
                mode(top, "audio"), Optional.empty(), Recipe.Tracks.ALL, Optional.empty(), Optional.empty());
    }

    private Recipe.Mode mode(Section section, String key) {
        List<Recipe.Mode> held = SoundRules.modes(container);
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
        int most = SoundRules.mostBitRate(mode);
        if (value.isPresent() && most == 0) {
            audio.incompatible("bitRate", "no bit rate where nothing is made smaller", String.valueOf(value.get()));
            return Optional.empty();
        }
        Matcher kilobits = KILOBITS.matcher(value.map(String::valueOf).orElse(""));
        if (kilobits.matches()) {
            int rate = Integer.parseInt(kilobits.group(1)) * 1000;
            if (rate >= LEAST_BIT_RATE && rate <= most) {
                return Optional.of(rate);
            }
        }
        return audio.integer("bitRate", LEAST_BIT_RATE, most);
    }

    private static Optional<ChannelLayout> channels(Section audio, Recipe.Mode mode) {
        List<String> words = new ArrayList<>(List.of(KEEP));
        DOWN_MIXES.forEach(each -> words.add(each.label()));
        Optional<ChannelLayout> layout = audio.word("channels", words)
                .flatMap(word -> DOWN_MIXES.stream()
                        .filter(each -> each.label().equals(word))
                        .findFirst());
        if (layout.isPresent() && !SoundRules.mixes(mode, layout.get())) {
            audio.incompatible(
                    "channels", SoundRules.channelsOf(mode), layout.get().label());
        }
        return layout;
    }
}
