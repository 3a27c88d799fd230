package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * What the finished films of a plan are called: one has the plan's own name, of several each is called after its lines,
 * and after its codec where they have different ones.
 */
public final class FilmNames {
    private FilmNames() {}

    /** In the order of the renditions, with the container's ending. */
    public static List<String> of(Plan plan) {
        List<String> labels = plan.pictures().isPresent() ? labels(plan) : List.of("");
        return labels.size() == 1
                ? List.of(plan.output().name())
                : labels.stream()
                        .map(label -> label + "." + plan.output().container().extension())
                        .toList();
    }

    /** What tells renditions apart: {@code 1080p}, or {@code 1080p-hevc}. */
    public static List<String> labels(Plan plan) {
        List<Encode.Rendition> renditions = ((Encode.Video) plan.video().encode()).renditions();
        boolean mixed = renditions.stream()
                        .map(each -> each.coding().codec())
                        .distinct()
                        .count()
                > 1;
        List<String> labels = new ArrayList<>();
        for (Encode.Rendition each : renditions) {
            String plain = each.picture().height() + "p"
                    + (mixed ? "-" + each.coding().codec().wireName() : "");
            String label = plain;
            for (int number = 2; labels.contains(label); number++) {
                label = plain + "-" + number;
            }
            labels.add(label);
        }
        return labels;
    }
}
