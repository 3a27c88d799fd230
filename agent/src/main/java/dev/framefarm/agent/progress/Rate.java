package dev.framefarm.agent.progress;

import java.time.Duration;

/**
 * An exponential average of units per second in which a minute's worth of encoding outweighs all that was
 * before: fast enough to notice a busy neighbour, slow enough not to follow every scene.
 *
 * @param perSecond 0 until something was measured
 * @param weight how much measured time stands behind it, at most {@link #MEMORY_SECONDS}
 */
public record Rate(double perSecond, double weight) {
    private static final double MEMORY_SECONDS = 60;

    public static final Rate UNKNOWN = new Rate(0, 0);

    /** With {@code units} more done in {@code time}. */
    public Rate after(long units, Duration time) {
        double seconds = time.toNanos() / 1e9;
        if (units < 0 || seconds <= 0) {
            return this;
        }
        double old = Math.min(weight, MEMORY_SECONDS) * Math.exp(-seconds / MEMORY_SECONDS);
        return new Rate((perSecond * old + units) / (old + seconds), Math.min(MEMORY_SECONDS, old + seconds));
    }
}
