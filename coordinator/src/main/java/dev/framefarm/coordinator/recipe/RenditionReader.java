package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how one rendition of the pictures is encoded. */
final class RenditionReader {
    static final List<String> KEYS = List.of("codec", "crf", "preset", "height");

    private static final int LEAST_HEIGHT = 16;
    private static final int MOST_HEIGHT = 8640;

    private RenditionReader() {}

    /**
     * Without {@code base} the codec must be said. Its quality and preset are for its codec alone: another one counts
     * in other numbers.
     */
    static Recipe.Rendition read(Section section, Container container, Optional<Recipe.Rendition> base) {
        Optional<VideoCodec> codec =
                codec(section, container, base.map(each -> each.coding().codec()));
        CodecRules rules = CodecRules.of(codec.orElse(VideoCodec.H264));
        Optional<Recipe.Coding> same =
                base.map(Recipe.Rendition::coding).filter(coding -> codec.equals(Optional.of(coding.codec())));
        // Without a codec nobody can say what crf and preset should have been.
        int crf = codec.flatMap(any -> section.integer("crf", rules.leastCrf(), rules.mostCrf()))
                .orElse(same.map(Recipe.Coding::crf).orElse(rules.usualCrf()));
        String preset = codec.flatMap(any -> section.word("preset", rules.presets()))
                .orElse(same.map(Recipe.Coding::preset).orElse(rules.usualPreset()));
        return new Recipe.Rendition(
                new Recipe.Coding(codec.orElse(VideoCodec.H264), crf, preset),
                new Recipe.Shape(height(section)
                        .or(() -> base.flatMap(each -> each.shape().height()))));
    }

    private static Optional<VideoCodec> codec(Section section, Container container, Optional<VideoCodec> otherwise) {
        if (section.value("codec").isEmpty()) {
            if (otherwise.isEmpty()) {
                section.missing(
                        "codec", "one of " + String.join(", ", RecipeReader.words(Arrays.asList(VideoCodec.values()))));
            }
            return otherwise;
        }
        Optional<VideoCodec> codec = section.word("codec", RecipeReader.words(Arrays.asList(VideoCodec.values())))
                .map(word -> VideoCodec.valueOf(word.toUpperCase(Locale.ROOT)));
        List<VideoCodec> held = CodecRules.codecs(container);
        codec.filter(each -> !held.contains(each))
                .ifPresent(each -> section.incompatible(
                        "codec",
                        "a codec that " + container.extension() + " holds: "
                                + String.join(" or ", RecipeReader.words(held)),
                        each.wireName()));
        return codec;
    }

    private static Optional<Integer> height(Section section) {
        Optional<Integer> height = section.integer("height", LEAST_HEIGHT, MOST_HEIGHT);
        if (height.isPresent() && height.get() % 2 != 0) {
            section.invalid("height", "an even number, because 4:2:0 colour halves it", height.get());
        }
        return height;
    }
}
