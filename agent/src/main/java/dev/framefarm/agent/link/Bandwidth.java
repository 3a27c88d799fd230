package dev.framefarm.agent.link;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all transfers of this agent may take together, in bits per second each way; 0 is as much as there is. */
public record Bandwidth(long up, long down) {
    public static final Bandwidth UNLIMITED = new Bandwidth(0, 0);
    /** Below this a chunk takes so long that the coordinator would think that nobody reads any more. */
    private static final long LEAST = 100_000;

    private static final Pattern RATE = Pattern.compile("(\\d{1,12})([KMG]?)");
    private static final Map<String, Long> FACTORS = Map.of("K", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L);

    /** {@code 20M} is twenty million bits in a second. */
    public static long rate(String text) {
        Matcher found = RATE.matcher(text);
        long rate = found.matches() ? Long.parseLong(found.group(1)) * FACTORS.getOrDefault(found.group(2), 1L) : 0;
        if (rate < LEAST) {
            throw new IllegalArgumentException(
                    "bits per second such as 800K, 20M or 1G were expected, 100K at least, found " + text);
        }
        return rate;
    }
}
