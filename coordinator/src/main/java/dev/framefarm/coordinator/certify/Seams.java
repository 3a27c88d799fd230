package dev.framefarm.coordinator.certify;

import dev.framefarm.coordinator.model.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where two segments of pictures meet. The second must begin with a frame that needs none of the first. */
public final class Seams {
    private Seams() {}

    static List<Certificate.Seam> of(Facts facts) {
        if (facts.plan().pictures().isEmpty()) {
            return List.of();
        }
        Timeline finished = facts.finished().timeline();
        int[] keys = finished.keys();
        return facts.deliveries().stream()
                .filter(delivery -> facts.plan().isPictures(delivery.lane().index()))
                .map(delivery -> delivery.interval().from())
                .filter(from -> from > 0)
                .sorted()
                .map(from -> new Certificate.Seam(
                        from,
                        time(finished, from),
                        Arrays.binarySearch(keys, Math.toIntExact(from)) >= 0,
                        Optional.ofNullable(facts.seams().get(from)).flatMap(SeamQuality::of)))
                .toList();
    }

    private static double time(Timeline finished, long frame) {
        return Rounded.micros(
                (finished.time(frame) - finished.time(0)) * finished.timeBase().value());
    }

    /** What is wrong with the way the segments were joined; empty: nothing. */
    public static Optional<String> fault(Facts facts) {
        return of(facts).stream()
                .filter(seam -> !seam.key())
                .findFirst()
                .map(seam -> "the segment that begins at frame " + seam.frame()
                        + " of the output does not begin with a keyframe");
    }
}
