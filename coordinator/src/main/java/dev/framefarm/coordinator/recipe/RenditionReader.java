package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how one rendition of the pictures is encoded. */
final class RenditionReader {
    static final List<String> KEYS = Stream.concat(
                    Stream.of("codec", "crf", "preset", "height"), DialsReader.KEYS.stream())
            .toList();

    /** Each takes the place of the others. */
    private static final List<String> AIMS = List.of("crf", "bitRate", QualityReader.KEY);

    private static final int LEAST_HEIGHT = 16;
    private static final int MOST_HEIGHT = 8640;

    private RenditionReader() {}

    /** What a rendition does not say it has from {@code base}. */
    static Recipe.Rendition read(Section section, Container container, Recipe.Rendition base) {
        Recipe.Coding coding = coding(section, container, Optional.of(base.coding()));
        Optional<Integer> height = height(section);
        Recipe.Shape shape = base.shape();
        if (height.isPresent() && shape.pad().filter(Recipe.Pad::exact).isPresent()) {
            section.incompatible("height", "no height where `video.pad` says the size", String.valueOf(height.get()));
        }
        // Which samples an encoder takes is another matter for each.
        boolean same = coding.codec() == base.coding().codec();
        shape.pixelFormat()
                .filter(format -> same)
                .ifPresent(format -> DialsReader.checkProfile(section, coding, format));
        return new Recipe.Rendition(
                coding, (same ? shape : shape.withPixelFormat(Optional.empty())).withHeight(height.or(shape::height)));
    }

    /**
     * Without {@code base} the codec must be said. Its quality and preset are for its codec alone: another one counts
     * in other numbers.
     */
    static Recipe.Coding coding(Section section, Container container, Optional<Recipe.Coding> base) {
        Optional<VideoCodec> codec = codec(section, container, base.map(Recipe.Coding::codec));
        CodecRules rules = CodecRules.of(codec.orElse(VideoCodec.H264));
        Optional<Recipe.Coding> same = base.filter(coding -> codec.equals(Optional.of(coding.codec())));
        // Without a codec nobody can say what crf and preset should have been.
        codec.filter(any -> !rules.hasQuality()).ifPresent(any -> refuseQuality(section, any));
        int crf = codec.filter(any -> rules.hasQuality())
                .flatMap(any -> section.integer("crf", rules.leastCrf(), rules.mostCrf()))
                .orElse(same.map(Recipe.Coding::crf).orElse(rules.usualCrf()));
        String preset = codec.filter(any -> rules.hasQuality())
                .flatMap(any -> section.word("preset", rules.presets()))
                .orElse(same.map(Recipe.Coding::preset).orElse(rules.usualPreset()));
        Dials dials = codec.map(each -> DialsReader.read(section, each)).orElse(Dials.NONE);
        Dials inherited = same.map(Recipe.Coding::dials)
                .map(theirs ->
                        AIMS.stream().anyMatch(aim -> section.value(aim).isPresent()) ? theirs.withoutAim() : theirs)
                .orElse(Dials.NONE);
        Dials all = dials.otherwise(inherited);
        DialsReader.checkRates(section, all);
        DialsReader.checkGrain(section, all);
        codec.ifPresent(each -> DialsReader.checkLossless(section, each, crf, all));
        return new Recipe.Coding(codec.orElse(VideoCodec.H264), crf, preset, all);
    }

    private static void refuseQuality(Section section, VideoCodec codec) {
        for (String key : List.of("crf", "preset")) {
            section.value(key)
                    .ifPresent(found -> section.incompatible(
                            key, "no " + key + ", because " + codec.wireName() + " has none", String.valueOf(found)));
        }
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
