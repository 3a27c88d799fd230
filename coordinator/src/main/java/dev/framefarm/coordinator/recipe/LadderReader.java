package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Recipe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a recipe says about renditions made together, and how far their keyframes are apart. */
final class LadderReader {
    private static final int MOST_RENDITIONS = 10;
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?)s?");
    private static final BigDecimal LEAST_SECONDS = new BigDecimal("0.5");
    private static final BigDecimal MOST_SECONDS = new BigDecimal(20);
    /** Where players may change from one rendition to another, when nobody says. */
    private static final Fraction USUAL_SECONDS = new Fraction(2, 1);

    private final Section video;
    private final Container container;
    private final List<RecipeProblem> problems;

    LadderReader(Section video, Container container, List<RecipeProblem> problems) {
        this.video = video;
        this.container = container;
        this.problems = problems;
    }

    /** What a rendition does not say, it has from {@code base}. */
    Recipe.Ladder read(Recipe.Rendition base) {
        Optional<Fraction> keyframes = keyframes();
        List<Recipe.Rendition> renditions = renditions(base);
        return new Recipe.Ladder(
                renditions, renditions.size() > 1 ? keyframes.or(() -> Optional.of(USUAL_SECONDS)) : keyframes);
    }

    private List<Recipe.Rendition> renditions(Recipe.Rendition base) {
        Optional<Object> value = video.value("renditions");
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof List<?> list)
                || list.isEmpty()
                || list.size() > MOST_RENDITIONS
                || !list.stream().allMatch(Map.class::isInstance)) {
            video.invalid(
                    "renditions",
                    "a list of 1 to " + MOST_RENDITIONS + " mappings such as {height: 720, crf: 23}",
                    value.get());
            return List.of();
        }
        List<Recipe.Rendition> renditions = new ArrayList<>();
        for (Object each : list) {
            String path = "video.renditions[" + renditions.size() + "]";
            Section section = new Section(path, (Map<?, ?>) each, problems, RenditionReader.KEYS);
            renditions.add(RenditionReader.read(section, container, base));
        }
        checkAims(renditions);
        return renditions;
    }

    /** They are made of one decode, and only a bit rate needs it twice. */
    private void checkAims(List<Recipe.Rendition> renditions) {
        long rates = renditions.stream()
                .filter(each -> each.coding().dials().bitRate().isPresent())
                .count();
        if (rates > 0 && rates < renditions.size()) {
            video.incompatible("renditions", "a bitRate for all of them, or for none", rates + " with a bitRate");
        }
    }

    private Optional<Fraction> keyframes() {
        Optional<Object> value = video.value("keyframes");
        Optional<Fraction> seconds = value.map(each -> SECONDS.matcher(String.valueOf(each)))
                .filter(Matcher::matches)
                .map(match -> new BigDecimal(match.group(1)))
                .filter(each -> each.compareTo(LEAST_SECONDS) >= 0 && each.compareTo(MOST_SECONDS) <= 0)
                .map(each -> new Fraction(each.movePointRight(3).longValueExact(), 1000));
        if (value.isPresent() && seconds.isEmpty()) {
            video.invalid("keyframes", "seconds from 0.5 to 20 between keyframes, such as 2s", value.get());
        }
        return seconds;
    }
}
