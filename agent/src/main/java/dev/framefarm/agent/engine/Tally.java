package dev.framefarm.agent.engine;

import dev.framefarm.agent.attempt.EndCode;
import java.util.Map;

/** The engine at a glance, for metrics; a consistent copy. */
public record Tally(
        boolean connected,
        int slots,
        int encoding,
        int held,
        long accepted,
        long rejected,
        Map<EndCode, Long> ended,
        Map<String, Double> pixelsPerSecond) {
    public static final Tally NONE = new Tally(false, 0, 0, 0, 0, 0, Map.of(), Map.of());

    public Tally {
        ended = Map.copyOf(ended);
        pixelsPerSecond = Map.copyOf(pixelsPerSecond);
    }
}
