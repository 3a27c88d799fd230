package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Fraction;
import java.util.Optional;

/** Where the film's own clock begins, and how far it is raised so that no time is negative on the way. */
final class FilmClock {
    private static final Fraction MICROSECONDS = new Fraction(1, 1_000_000);

    private FilmClock() {}

    /** The container's start in ticks of a stream: what a single pass over the whole file makes zero. */
    static long start(long startMicros, Fraction timeBase) {
        return MICROSECONDS.rescale(startMicros, timeBase);
    }

    /**
     * Whole seconds, more than the earliest time is before zero, that are a whole number of ticks and, where the
     * frame rate changes, of the new frames: so that raising moves everything alike.
     */
    static long raise(long earliest, Fraction timeBase, Optional<Fraction> fps) {
        long step = leastCommonMultiple(timeBase.num(), fps.map(Fraction::den).orElse(1L));
        double before = Math.max(0, -earliest * timeBase.value());
        return step * ((long) Math.ceil(before / step) + 1);
    }

    /** How many ticks so many whole seconds are; exact for what {@link #raise} returns. */
    static long ticks(long seconds, Fraction timeBase) {
        return new Fraction(1, 1).rescale(seconds, timeBase);
    }

    private static long leastCommonMultiple(long one, long other) {
        long a = one;
        long b = other;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return one / a * other;
    }
}
