package dev.framefarm.agent.work;

import java.util.Optional;

/**
 * Code points of ITU-T H.273; 0 and 2 say nothing. {@code chromaLocation} is one more than H.273's type of sample
 * location, 0 where it is unknown.
 */
public record Colour(
        int primaries,
        int transfer,
        int matrix,
        boolean fullRange,
        int chromaLocation,
        Optional<MasteringDisplay> mastering,
        Optional<ContentLight> light) {
    private static final int CHROMA_LOCATIONS = 6;
    private static final int HIGHEST_CODE = 255;
    public static final Colour UNSPECIFIED = new Colour(2, 2, 2, false);

    public Colour {
        check(primaries);
        check(transfer);
        check(matrix);
        if (chromaLocation < 0 || chromaLocation > CHROMA_LOCATIONS) {
            throw new UnsupportedWork("a location of chroma samples was expected, found " + chromaLocation);
        }
    }

    /** Of a film in the usual dynamic range. */
    public Colour(int primaries, int transfer, int matrix, boolean fullRange) {
        this(primaries, transfer, matrix, fullRange, 0, Optional.empty(), Optional.empty());
    }

    /** Whether a code point says anything. */
    public static boolean speaks(int code) {
        return code != 0 && code != 2;
    }

    /** Whether anything at all is known; a range alone counts only when it is the unusual one. */
    public boolean known() {
        return fullRange || speaks(primaries) || speaks(transfer) || speaks(matrix);
    }

    private static void check(int code) {
        if (code < 0 || code > HIGHEST_CODE) {
            throw new UnsupportedWork("a code point of H.273 was expected, found " + code);
        }
    }
}
