package dev.framefarm.coordinator.recipe;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Guesses which allowed word somebody meant. */
public final class Nearest {
    /** What people call things elsewhere, when no number of typing errors would explain it. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("x264", "h264"),
            Map.entry("libx264", "h264"),
            Map.entry("avc", "h264"),
            Map.entry("x265", "hevc"),
            Map.entry("libx265", "hevc"),
            Map.entry("h265", "hevc"),
            Map.entry("libsvtav1", "av1"),
            Map.entry("libvpx-vp9", "vp9"),
            Map.entry("libaom-av1", "av1_aom"),
            Map.entry("libaom", "av1_aom"),
            Map.entry("matroska", "mkv"),
            Map.entry("libopus", "opus"),
            Map.entry("bitrate", "bitRate"),
            Map.entry("quality", "crf"),
            Map.entry("format", "container"),
            Map.entry("framerate", "fps"),
            Map.entry("speed", "preset"),
            Map.entry("false", "none"));

    private Nearest() {}

    /** Empty when nothing allowed is near enough to be worth a guess. */
    public static Optional<String> to(String found, Collection<String> allowed) {
        String plain = found.toLowerCase(Locale.ROOT);
        String synonym = SYNONYMS.getOrDefault(plain, "");
        if (allowed.contains(synonym)) {
            return Optional.of(synonym);
        }
        // A guess that changes more than every third letter is a guess about something else.
        int limit = Math.max(1, (plain.length() + 1) / 3);
        return allowed.stream()
                .filter(word -> distance(plain, word.toLowerCase(Locale.ROOT)) <= limit)
                .min((a, b) -> Integer.compare(
                        distance(plain, a.toLowerCase(Locale.ROOT)), distance(plain, b.toLowerCase(Locale.ROOT))));
    }

    /** Letters changed, added, left out, or swapped with their neighbour. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 8) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
