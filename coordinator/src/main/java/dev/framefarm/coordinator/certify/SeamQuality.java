package dev.framefarm.coordinator.certify;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a film looks worse where two of its segments meet than it does around there. */
final class SeamQuality {
    /** Frames on each side that count as the seam; the others say what is usual there. */
    private static final int NEAR = 4;
    /** Frames of one segment differ among themselves, by their kind alone: this many times as far from the source. */
    private static final double USUAL = 2;
    /** SSIM that nobody sees. */
    private static final double UNSEEN = 0.005;

    private SeamQuality() {}

    /** Empty when one of the sides has no frames. */
    static Optional<Certificate.Quality> of(Facts.Around around) {
        if (around.before().isEmpty() || around.after().isEmpty()) {
            return Optional.empty();
        }
        int near = Math.max(0, around.before().size() - NEAR);
        return Optional.of(new Certificate.Quality(
                Rounded.micros(Collections.min(
                        around.before().subList(near, around.before().size()))),
                Rounded.micros(Collections.min(
                        around.after().subList(0, Math.min(NEAR, around.after().size())))),
                Rounded.micros(median(around.before())),
                Rounded.micros(median(around.after()))));
    }

    static Optional<String> warning(Certificate.Seam seam) {
        return seam.quality()
                .filter(quality ->
                        dips(quality.before(), quality.medianBefore()) || dips(quality.after(), quality.medianAfter()))
                .map(quality -> String.format(
                        Locale.ROOT,
                        "The picture is worse at frame %d (%.2f s), where two segments meet:"
                                + " SSIM %.3f before and %.3f after it, usually %.3f and %.3f there.",
                        seam.frame(),
                        seam.time(),
                        quality.before(),
                        quality.after(),
                        quality.medianBefore(),
                        quality.medianAfter()));
    }

    private static boolean dips(double near, double median) {
        return 1 - near > USUAL * (1 - median) + UNSEEN;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
