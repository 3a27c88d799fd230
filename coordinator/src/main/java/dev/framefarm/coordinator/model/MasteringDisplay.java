package dev.framefarm.coordinator.model;

import java.util.List;

/**
 * The display a film was mastered on, as SMPTE ST 2086 has it: chromaticities in 1/50000, luminances in 1/10000 of a
 * candela per square metre.
 */
public record MasteringDisplay(Point red, Point green, Point blue, Point white, long leastLight, long mostLight) {
    public record Point(int x, int y) {
        private static final int ONE = 50_000;

        boolean isColour() {
            return x > 0 && x <= ONE && y > 0 && y <= ONE;
        }
    }

    /** Whether it says everything, and nothing that cannot be. */
    public boolean isWhole() {
        return List.of(red, green, blue, white).stream().allMatch(Point::isColour) && mostLight > leastLight;
    }
}
