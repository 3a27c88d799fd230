package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a recipe says about a logo. The picture itself stands in it, so that a job needs nothing else. */
final class LogoReader {
    static final String KEY = "logo";

    private static final List<String> KEYS = List.of("image", "place", "width", "margin", "opacity", "from", "until");
    private static final List<String> PLACES = Arrays.stream(Recipe.Corner.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    private static final double USUAL_WIDTH = 15;
    private static final double USUAL_MARGIN = 3;
    private static final double LONGEST_FILM = 168 * 3600;

    private final Section video;
    private final List<RecipeProblem> problems;

    LogoReader(Section video, List<RecipeProblem> problems) {
        this.video = video;
        this.problems = problems;
    }

    Optional<Recipe.Mark> read() {
        Optional<Object> value = video.value(KEY);
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            return mark(new Section("video.logo", map, problems, KEYS));
        }
        value.ifPresent(found -> video.invalid(KEY, "a mapping with at least the image", found));
        return Optional.empty();
    }

    private static Optional<Recipe.Mark> mark(Section logo) {
        if (logo.value("image").isEmpty()) {
            logo.missing("image", Png.EXPECTED + "; the command line makes it of `file: logo.png`");
        }
        String image = logo.text("image", Png.LONGEST_TEXT).orElse("");
        Optional<Png> png = Png.read(image);
        if (png.isEmpty() && !image.isEmpty()) {
            logo.invalid("image", Png.EXPECTED, "something else");
        }
        double from = logo.decimal("from", 0, LONGEST_FILM).orElse(0.0);
        Optional<Double> until = logo.decimal("until", 0, LONGEST_FILM);
        if (until.filter(end -> end <= from).isPresent()) {
            logo.incompatible("until", "an end behind `from`, " + from, String.valueOf(until.get()));
        }
        return png.map(each -> new Recipe.Mark(
                image,
                each.width(),
                each.height(),
                logo.word("place", PLACES).map(LogoReader::corner).orElse(Recipe.Corner.BOTTOM_RIGHT),
                logo.decimal("width", 1, 100).orElse(USUAL_WIDTH) / 100,
                logo.decimal("margin", 0, 40).orElse(USUAL_MARGIN) / 100,
                logo.decimal("opacity", 0.05, 1).orElse(1.0),
                from,
                until));
    }

    private static Recipe.Corner corner(String word) {
        return Recipe.Corner.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
