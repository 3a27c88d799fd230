package dev.framefarm.coordinator.model;

import java.util.Optional;

/**
 * What the numbers of a picture mean: code points of ITU-T H.273, of which 2 says unspecified, and for high dynamic
 * range the light they were chosen for. {@code chromaLocation} is one more than H.273's type of sample location; 0 says
 * unspecified.
 */
public record Colour(
        int primaries,
        int transfer,
        int matrix,
        boolean fullRange,
        int chromaLocation,
        Optional<MasteringDisplay> mastering,
        Optional<ContentLight> light) {
    /** Of H.273's code points, unspecified. */
    public static final int UNSAID = 2;

    public static final int PERCEPTUAL_QUANTIZER = 16;
    public static final int HYBRID_LOG_GAMMA = 18;

    public static final Colour UNSPECIFIED = new Colour(UNSAID, UNSAID, UNSAID, false);

    public Colour {
        if (outside(primaries) || outside(transfer) || outside(matrix)) {
            throw new IllegalArgumentException("not H.273 code points: " + primaries + ", " + transfer + ", " + matrix);
        }
    }

    /** Of a picture in the usual dynamic range. */
    public Colour(int primaries, int transfer, int matrix, boolean fullRange) {
        this(primaries, transfer, matrix, fullRange, 0, Optional.empty(), Optional.empty());
    }

    public Colour withMatrix(int other) {
        return new Colour(primaries, transfer, other, fullRange, chromaLocation, mastering, light);
    }

    /** Whether it is of a picture in a high dynamic range. */
    public boolean isHigh() {
        return transfer == PERCEPTUAL_QUANTIZER || transfer == HYBRID_LOG_GAMMA;
    }

    private static boolean outside(int point) {
        return point < 0 || point > 255;
    }
}
