package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import java.util.Map;

/**
 * What went wrong.
 *
 * @param missed faults that found nobody to hit
 * @param revived times that a process had ended by itself
 */
public record Tally(Map<Kind, Integer> struck, int missed, int revived) {
    static final Tally NONE = new Tally(Map.of(), 0, 0);

    int hits() {
        return struck.values().stream().mapToInt(Integer::intValue).sum();
    }
}
