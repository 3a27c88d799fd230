package dev.framefarm.agent.work;

import java.util.Optional;

/**
 * What is done to the source's pictures first, in this order; at last they are turned by {@code rotation} degrees
 * counter-clockwise, and then flipped left to right where {@code mirrored}.
 *
 * @param fromPts the first time that filters see which need neighbours
 * @param untilPts the end of these times; where the wanted frames end there too, the film does
 */
public record Treatment(
        long fromPts,
        long untilPts,
        Optional<Deinterlacing> deinterlacing,
        Optional<Denoising> denoising,
        Optional<ToneMapping> toneMapping,
        int rotation,
        boolean mirrored) {
    public static final Treatment NONE =
            new Treatment(0, 0, Optional.empty(), Optional.empty(), Optional.empty(), 0, false);

    private static final double HIGHEST_PEAK = 100;

    public Treatment {
        if (rotation < 0 || rotation > 270 || rotation % 90 != 0) {
            throw new UnsupportedWork("a turn of 0, 90, 180 or 270 degrees was expected, found " + rotation);
        }
        boolean needsNeighbours = deinterlacing.isPresent() || denoising.isPresent();
        if (needsNeighbours && untilPts <= fromPts) {
            throw new UnsupportedWork("filters that need neighbours must be told which frames to see");
        }
    }

    /** Each frame of the source becomes one picture, or each of its fields. */
    public record Deinterlacing(FieldOrder order, boolean everyField) {}

    /** From a high dynamic range whose brightest light is {@code peak} times that of paper. */
    public record ToneMapping(Colour from, double peak) {
        public ToneMapping {
            if (!(peak >= 1 && peak <= HIGHEST_PEAK)) {
                throw new UnsupportedWork("light 1 to 100 times that of paper was expected, found " + peak);
            }
        }
    }

    public boolean needsNeighbours() {
        return deinterlacing.isPresent() || denoising.isPresent();
    }

    /** How many pictures a frame becomes, each of which takes its part of the frame's ticks. */
    public int pictures() {
        return deinterlacing.filter(Deinterlacing::everyField).isPresent() ? 2 : 1;
    }
}
