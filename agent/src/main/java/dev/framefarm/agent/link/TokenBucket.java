package dev.framefarm.agent.link;

/**
 * Lets bytes through at a rate. Whoever takes more than there is waits until it has come in, and those after wait
 * behind. What is saved up while nobody takes anything is a quarter of a second's worth. Not thread-safe.
 */
final class TokenBucket {
    private static final double SECOND = 1e9;
    private static final double SAVED_SECONDS = 0.25;

    private final double bytesPerNano;
    private final double most;
    private double there;
    private long last;

    TokenBucket(long bitsPerSecond, long nowNanos) {
        bytesPerNano = bitsPerSecond / 8.0 / SECOND;
        most = bytesPerNano * SAVED_SECONDS * SECOND;
        there = most;
        last = nowNanos;
    }

    /** Takes them, and says how many nanoseconds to wait from now on. */
    long take(long bytes, long nowNanos) {
        there = Math.min(most, there + (nowNanos - last) * bytesPerNano) - bytes;
        last = nowNanos;
        return there >= 0 ? 0 : (long) Math.ceil(-there / bytesPerNano);
    }
}
