package dev.framefarm.coordinator.model;

import java.util.List;

/**
 * The display a film was mastered on, as SMPTE ST 2086 has it: chromaticities in 1/50000, luminances in 1/10000 of a
 * candela per square metre.
 */
public record MasteringDisplay(Point red, Point green, Point blue, Point white, long leastLight, long mostLight) {
    public record Point(int x, int y) {}

    /** Whether it says everything, and nothing that contradicts itself. */
    public boolean isWhole() {
        return List.of(red, green, blue, white).stream().allMatch(point -> point.x() > 0 && point.y() > 0)
                && mostLight > leastLight;
    }
}
