package dev.framefarm.agent.work;

/** An exact fraction; time bases and frame rates are never floating. */
public record Fraction(long numerator, long denominator) {
    public Fraction {
        if (numerator <= 0 || denominator <= 0) {
            throw new UnsupportedWork("a positive fraction was expected, found " + numerator + "/" + denominator);
        }
    }

    /** Of a frame rate, the time of one frame. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // swapping them is the point
    public Fraction inverse() {
        return new Fraction(denominator, numerator);
    }

    /** As FFmpeg writes it in options: {@code 1:12800}. */
    public String colon() {
        return numerator + ":" + denominator;
    }

    /** As FFmpeg writes it in expressions: {@code 1/12800}. */
    public String slash() {
        return numerator + "/" + denominator;
    }
}
