package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Denoising;
import dev.framefarm.coordinator.model.Recipe;
import java.util.List;
import java.util.Locale;

/** Reads what is done to the source's pictures before they are scaled. */
final class TreatmentReader {
    static final List<String> KEYS = List.of("deinterlace", "denoise", "tonemap", "rotate");

    private static final List<String> ROTATIONS = List.of("keep", "apply");

    private TreatmentReader() {}

    static Recipe.Treatment read(Section video) {
        Recipe.Deinterlace deinterlace = video.word(
                        "deinterlace", RecipeReader.words(List.of(Recipe.Deinterlace.values())))
                .map(word -> Recipe.Deinterlace.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Recipe.Treatment.USUAL.deinterlace());
        if (deinterlace == Recipe.Deinterlace.FIELD && video.value("fps").isPresent()) {
            video.incompatible("deinterlace", "auto, off or frame where fps says the frame rate", "field");
        }
        return new Recipe.Treatment(
                deinterlace,
                video.word("denoise", RecipeReader.words(List.of(Denoising.values())))
                        .map(word -> Denoising.valueOf(word.toUpperCase(Locale.ROOT))),
                video.bool("tonemap").orElse(false),
                video.word("rotate", ROTATIONS).filter("apply"::equals).isPresent());
    }
}
