package dev.framefarm.coordinator.model;

/**
 * A player that is fed {@code bitRate} bits a second, and begins with {@code buffer} bits, never runs dry.
 *
 * <p>Nobody who encodes a piece knows what the piece before has left in the buffer. So each piece has a smaller one of
 * its own, of which a quarter is filled when it begins, and a little less to fill it with: {@code 1.25 * 0.8 = 1}, so
 * that the end of one piece and the beginning of the next fit into the film's buffer together; and what a whole piece
 * takes at its beginning it gives back, {@code 0.05 * bitRate} every second, if it is not too short.
 */
public record RateCap(int bitRate, int buffer) {
    public static final double FULLNESS = 0.25;
    private static final double SHARE_OF_BUFFER = 0.8;
    private static final double SHARE_OF_RATE = 0.95;

    /** What holds within one piece, which begins with {@link #FULLNESS}. */
    public RateCap ofAPiece() {
        return new RateCap((int) (SHARE_OF_RATE * bitRate), (int) (SHARE_OF_BUFFER * buffer));
    }

    /** No piece may be shorter. */
    public double leastSeconds() {
        return FULLNESS * SHARE_OF_BUFFER / (1 - SHARE_OF_RATE) * buffer / bitRate;
    }
}
