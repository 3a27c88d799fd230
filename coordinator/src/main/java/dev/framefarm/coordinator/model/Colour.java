package dev.framefarm.coordinator.model;

/** Code points of ITU-T H.273; 2 says unspecified. */
public record Colour(int primaries, int transfer, int matrix, boolean fullRange) {
    public static final Colour UNSPECIFIED = new Colour(2, 2, 2, false);

    public Colour {
        if (outside(primaries) || outside(transfer) || outside(matrix)) {
            throw new IllegalArgumentException("not H.273 code points: " + primaries + ", " + transfer + ", " + matrix);
        }
    }

    private static boolean outside(int point) {
        return point < 0 || point > 255;
    }
}
