package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Recipe;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the wanted renditions are made of a film. Nothing is made larger than it is: of those that would be, the
 * first gets the film's own size, unless another of its codec has it anyway.
 */
final class Renditions {
    private final int lines;
    private final List<Recipe.Rendition> wanted;

    private Renditions(int lines, List<Recipe.Rendition> wanted) {
        this.lines = lines;
        this.wanted = wanted;
    }

    static List<Recipe.Rendition> of(int lines, Recipe.Video video, List<String> remarks) {
        return new Renditions(lines, video.renditions()).made(remarks);
    }

    private List<Recipe.Rendition> made(List<String> remarks) {
        List<Recipe.Rendition> made = new ArrayList<>();
        for (Recipe.Rendition each : wanted) {
            if (isNeedless(each, made)) {
                remarks.add("The rendition of " + each.shape().height().orElse(0) + " lines in "
                        + each.coding().codec().wireName() + " is left out: the film has " + lines
                        + ", and another rendition has as many.");
            } else {
                made.add(each);
            }
        }
        return made;
    }

    private boolean isNeedless(Recipe.Rendition rendition, List<Recipe.Rendition> made) {
        return isLarger(rendition)
                && (wanted.stream().anyMatch(other -> isFull(other) && isSameCodec(other, rendition))
                        || made.stream().anyMatch(other -> isLarger(other) && isSameCodec(other, rendition)));
    }

    private boolean isLarger(Recipe.Rendition rendition) {
        return !rendition.shape().upscale()
                && rendition.shape().height().filter(height -> height > lines).isPresent();
    }

    private boolean isFull(Recipe.Rendition rendition) {
        return rendition.shape().height().map(height -> height == lines).orElse(true);
    }

    private static boolean isSameCodec(Recipe.Rendition one, Recipe.Rendition other) {
        return one.coding().codec() == other.coding().codec();
    }
}
