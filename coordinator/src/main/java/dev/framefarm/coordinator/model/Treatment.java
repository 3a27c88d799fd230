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
    public record ToneMapping(Colour from, double peak) {
        /** Of H.273's code points. */
        private static final int BT_2020 = 9;

        /** Paper has 100 candelas per square metre; most films in high dynamic range are graded for a thousand. */
        private static final double PAPER = 100;

        private static final double USUAL_PEAK = 10;
        private static final double HIGHEST_PEAK = 100;
        private static final double PARTS_OF_A_CANDELA = 10_000;

        /** Empty where there is no high range. Files that name the transfer but not the colours mean those that go with it. */
        public static Optional<ToneMapping> of(Colour colour) {
            if (!colour.isHigh()) {
                return Optional.empty();
            }
            Colour from = new Colour(
                    colour.primaries() == Colour.UNSAID ? BT_2020 : colour.primaries(),
                    colour.transfer(),
                    colour.matrix() == Colour.UNSAID ? BT_2020 : colour.matrix(),
                    colour.fullRange());
            return Optional.of(new ToneMapping(from, Math.max(1, Math.min(HIGHEST_PEAK, peak(colour)))));
        }

        /** Light of hybrid log-gamma is relative; the peak of its usual display is meant. */
        private static double peak(Colour colour) {
            if (colour.transfer() == Colour.HYBRID_LOG_GAMMA) {
                return USUAL_PEAK;
            }
            return colour.light()
                    .map(ContentLight::most)
                    .filter(most -> most > 0)
                    .map(candelas -> candelas / PAPER)
                    .or(() -> colour.mastering().map(display -> display.mostLight() / PARTS_OF_A_CANDELA / PAPER))
                    .orElse(USUAL_PEAK);
        }
    }

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
