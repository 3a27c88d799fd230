package dev.framefarm.coordinator.packaging;

import java.util.List;

/**
 * The most bits per second that a list asks for. What lasts a moment only, as the end of a film may, counts together
 * with its neighbours: of about the target duration (RFC 8216, section 4.1).
 */
final class PeakRate {
    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 1.5;
    /** Below this nobody can tell a rate. */
    private static final double NEARLY_NOTHING = 0.001;

    private PeakRate() {}

    /** What a player fetches with one request. */
    record Part(long bytes, double seconds) {}

    /** A list that is over before half of the target duration counts as one. */
    static long of(List<Part> parts, long target) {
        double peak = -1;
        for (int from = 0; from < parts.size(); from++) {
            peak = Math.max(peak, from(parts, from, target));
        }
        return Math.round(peak >= 0 ? peak : rate(parts));
    }

    /** Of all that begin there; less than nothing where the list ends too soon. */
    private static double from(List<Part> parts, int from, long target) {
        double peak = -1;
        long bytes = 0;
        double seconds = 0;
        for (int i = from; i < parts.size() && seconds + parts.get(i).seconds() <= target * LONGEST; i++) {
            bytes += parts.get(i).bytes();
            seconds += parts.get(i).seconds();
            if (seconds >= target * SHORTEST) {
                peak = Math.max(peak, bytes * 8 / seconds);
            }
        }
        return peak;
    }

    private static double rate(List<Part> parts) {
        long bytes = parts.stream().mapToLong(Part::bytes).sum();
        double seconds = parts.stream().mapToDouble(Part::seconds).sum();
        return bytes * 8 / Math.max(seconds, NEARLY_NOTHING);
    }
}
