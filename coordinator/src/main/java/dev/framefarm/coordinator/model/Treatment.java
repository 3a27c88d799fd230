package dev.framefarm.coordinator.model;

import java.util.Optional;

/**
 * What is done to the source's pictures before any rendition is made of them, in this order. At last they are turned by
 * {@code rotation} degrees counter-clockwise, and then flipped left to right where {@code mirrored}.
 */
public record Treatment(
        Optional<Deinterlacing> deinterlacing,
        Optional<Denoising> denoising,
        Optional<ToneMapping> toneMapping,
        int rotation,
        boolean mirrored) {
    public static final Treatment NONE = new Treatment(Optional.empty(), Optional.empty(), Optional.empty(), 0, false);

    /** A noise filter forgets slowly and never quite: after so many frames nobody can see where it began. */
    private static final int FRAMES_REMEMBERED = 50;

    /** {@code order} is progressive where only each frame itself can tell. */
    public record Deinterlacing(Scan order, boolean everyField) {}

    /** From a high dynamic range whose brightest light is {@code peak} times that of paper. */
    public record ToneMapping(Colour from, double peak) {}

    public boolean isNothing() {
        return equals(NONE);
    }

    /** Whether what players would do with the picture is done to it. */
    public boolean turns() {
        return rotation != 0 || mirrored;
    }

    public boolean swapsSides() {
        return rotation % 180 != 0;
    }

    /** How many pictures a frame of the source becomes. */
    public int pictures() {
        return deinterlacing.filter(Deinterlacing::everyField).isPresent() ? 2 : 1;
    }

    /** How many frames before the wanted ones are needed to make these as a single pass does. */
    public int framesBefore() {
        return (deinterlacing.isPresent() ? 1 : 0) + (denoising.isPresent() ? FRAMES_REMEMBERED : 0);
    }

    /** The same behind them. */
    public int framesBehind() {
        return deinterlacing.isPresent() ? 1 : 0;
    }
}
