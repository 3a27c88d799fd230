package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Loudness;
import dev.framefarm.coordinator.model.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how loud sound shall be: a number in LUFS, or a mapping. */
final class LoudnessReader {
    private static final String KEY = "loudness";
    private static final double QUIETEST = -50;
    private static final double LOUDEST = -5;
    private static final double LOWEST_PEAK = -9;
    /** What EBU R 128 allows at most. */
    private static final double USUAL_PEAK = -1;

    private final Section audio;
    private final List<RecipeProblem> problems;

    LoudnessReader(Section audio, List<RecipeProblem> problems) {
        this.audio = audio;
        this.problems = problems;
    }

    Optional<Loudness> read(Recipe.Mode mode) {
        Optional<Object> value = audio.value(KEY);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!SoundRules.changes(mode)) {
            audio.incompatible(KEY, "no loudness where nothing is encoded", String.valueOf(value.get()));
            return Optional.empty();
        }
        if (value.get() instanceof Map<?, ?> map) {
            Section section = new Section("audio.loudness", map, problems, List.of("target", "truePeak"));
            if (section.value("target").isEmpty()) {
                section.missing("target", "a loudness in LUFS, such as -23");
            }
            return section.decimal("target", QUIETEST, LOUDEST)
                    .map(target -> new Loudness(
                            target, section.decimal("truePeak", LOWEST_PEAK, 0).orElse(USUAL_PEAK)));
        }
        return audio.decimal(KEY, QUIETEST, LOUDEST).map(target -> new Loudness(target, USUAL_PEAK));
    }
}
