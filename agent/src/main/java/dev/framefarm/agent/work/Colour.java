package dev.framefarm.agent.work;

/** Code points of ITU-T H.273; 0 and 2 say nothing. */
public record Colour(int primaries, int transfer, int matrix, boolean fullRange) {
    private static final int HIGHEST_CODE = 255;
    public static final Colour UNSPECIFIED = new Colour(2, 2, 2, false);

    public Colour {
        check(primaries);
        check(transfer);
        check(matrix);
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
