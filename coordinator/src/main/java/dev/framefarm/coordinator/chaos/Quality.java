package dev.framefarm.coordinator.chaos;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How a line is, and by that when what was put in arrives at its other end. */
enum Quality {
    WELL,
    SLOW,
    /** Far away, and over a bad network: what is lost comes again after a while, and all that follows waits for it. */
    LOSSY,
    CUT;

    private static final long SLOW_BYTES_A_SECOND = 64 * 1024;
    private static final long SLOW_NANOS = Duration.ofMillis(20).toNanos();
    private static final long FAR_NANOS = Duration.ofMillis(200).toNanos();
    private static final long SENT_AGAIN_NANOS = Duration.ofMillis(600).toNanos();
    private static final double LOST = 0.02;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** In nanoseconds, never before {@code earlier}: when what was sent before this arrives. */
    long arrival(long now, long earlier, int bytes, RandomGenerator chance) {
        return switch (this) {
            case WELL, CUT -> Math.max(now, earlier);
            case SLOW -> Math.max(now, earlier) + SLOW_NANOS + bytes * SECOND / SLOW_BYTES_A_SECOND;
            case LOSSY -> Math.max(earlier, now + FAR_NANOS + (chance.nextDouble() < LOST ? SENT_AGAIN_NANOS : 0));
        };
    }
}
