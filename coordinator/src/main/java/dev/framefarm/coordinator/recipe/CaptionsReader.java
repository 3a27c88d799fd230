package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Captions;
import dev.framefarm.coordinator.model.Cue;
import dev.framefarm.coordinator.model.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a recipe says about words in the pictures. They stand in it, or in the source. */
final class CaptionsReader {
    static final String KEY = "captions";

    private static final List<String> KEYS = List.of("text", "track", "size", "place", "margin", "colour", "ground");
    private static final int LONGEST_TEXT = 200_000;
    private static final String WANTED =
            "a mapping with `text` (SRT or WebVTT; the command line makes it of `file: film.srt`) or `track` (a language)";
    private static final double USUAL_SIZE = 5;
    private static final double USUAL_MARGIN = 5;
    private static final String WHITE = "#ffffff";

    private final Section video;
    private final List<RecipeProblem> problems;

    CaptionsReader(Section video, List<RecipeProblem> problems) {
        this.video = video;
        this.problems = problems;
    }

    Optional<Captions> read() {
        Optional<Object> value = video.value(KEY);
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            return Optional.of(captions(new Section("video.captions", map, problems, KEYS)));
        }
        value.ifPresent(found -> video.invalid(KEY, WANTED, found));
        return Optional.empty();
    }

    private static Captions captions(Section section) {
        boolean told = section.value("text").isPresent();
        if (told && section.value("track").isPresent()) {
            section.incompatible("track", "either `text` or `track`", "both");
        } else if (!told && section.value("track").isEmpty()) {
            section.missing("text", WANTED);
        }
        return new Captions(
                section.text("text", LONGEST_TEXT)
                        .map(text -> cues(section, text))
                        .orElse(List.of()),
                track(section),
                new Captions.Look(
                        section.decimal("size", 1, 30).orElse(USUAL_SIZE) / 100,
                        section.decimal("margin", 0, 40).orElse(USUAL_MARGIN) / 100,
                        word(section, "place", Captions.Place.values()).orElse(Captions.Place.BOTTOM),
                        colour(section),
                        word(section, "ground", Captions.Ground.values()).orElse(Captions.Ground.OUTLINE)));
    }

    private static List<Cue> cues(Section section, String text) {
        CueReader.Reading reading = CueReader.read(text);
        if (reading.problem().isPresent()) {
            section.invalid("text", reading.problem().get(), "something else");
        } else if (reading.cues().isEmpty()) {
            section.invalid("text", "captions as SRT or WebVTT", text);
        }
        return reading.cues();
    }

    private static Optional<Language> track(Section section) {
        Optional<Object> value = section.value("track");
        Optional<Language> language =
                value.map(String::valueOf).filter(Language::isTag).map(Language::of);
        if (value.isPresent() && language.isEmpty()) {
            section.invalid("track", "a language such as eng, or und for words that name none", value.get());
        }
        return language;
    }

    private static int colour(Section section) {
        String written = section.text("colour", WHITE.length()).orElse(WHITE);
        if (!written.matches("#[0-9A-Fa-f]{6}")) {
            section.invalid("colour", "red, green and blue such as \"#ffee00\"", written);
            return 0;
        }
        return Integer.parseInt(written.substring(1), 16);
    }

    private static <E extends Enum<E>> Optional<E> word(Section section, String key, E[] values) {
        List<E> all = List.of(values);
        return section.word(key, RecipeReader.words(all))
                .map(word -> Enum.valueOf(all.get(0).getDeclaringClass(), word.toUpperCase(Locale.ROOT)));
    }
}
