package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what becomes of pictures whose graphics card is not there. */
final class FallbackReader {
    static final List<String> KEYS = List.of("fallback", "fallbackAfter");

    private static final String SOFTWARE = "software";
    private static final List<String> WORDS = List.of("wait", SOFTWARE);
    private static final int USUAL_SECONDS = 60;
    private static final int MOST_SECONDS = 86_400;

    private FallbackReader() {}

    /** After how many seconds the processor takes the card's place; empty: never. */
    static Optional<Integer> read(Section video, Recipe.Coding coding, Recipe.Ladder ladder) {
        boolean software =
                video.word("fallback", WORDS).filter(SOFTWARE::equals).isPresent();
        Optional<Integer> seconds = video.integer("fallbackAfter", 0, MOST_SECONDS);
        boolean card = Stream.concat(
                        Stream.of(coding), ladder.renditions().stream().map(Recipe.Rendition::coding))
                .anyMatch(each -> each.codec().isHardware());
        if (software && !card) {
            video.incompatible("fallback", "a codec of a graphics card, such as h264_nvenc", SOFTWARE);
        }
        if (!software) {
            video.value("fallbackAfter")
                    .ifPresent(found ->
                            video.incompatible("fallbackAfter", "fallback: software beside it", String.valueOf(found)));
            return Optional.empty();
        }
        return Optional.of(seconds.orElse(USUAL_SECONDS));
    }
}
