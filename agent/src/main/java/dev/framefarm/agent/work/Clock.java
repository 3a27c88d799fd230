package dev.framefarm.agent.work;

/**
 * The slice's time: ticks of {@code timeBase}, being the source's own plus {@code sliceShift} (which keeps
 * them from being negative). Delivered times count from {@code filmStart}, a tick of the source's clock.
 */
public record Clock(Fraction timeBase, long sliceShift, long filmStart) {
    /** What must be taken off a slice's tick to get the delivered time, in ticks of {@code timeBase}. */
    public long offset() {
        return Math.addExact(sliceShift, filmStart);
    }
}
