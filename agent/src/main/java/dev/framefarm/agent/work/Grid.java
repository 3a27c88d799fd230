package dev.framefarm.agent.work;

/** A changed frame rate: the delivery holds the frames {@code from <= n < to} of the film's new grid. */
public record Grid(Fraction fps, long from, long to) {
    /** Whether the grid itself says where the delivery ends; else it ends with the source. */
    public boolean bounded() {
        return to > from;
    }
}
