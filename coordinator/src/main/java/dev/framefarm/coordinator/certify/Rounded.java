package dev.framefarm.coordinator.certify;

/** Numbers as a document shows them: to the microsecond, which is finer than any clock behind them. */
final class Rounded {
    private static final double MICROS = 1e6;

    private Rounded() {}

    static double seconds(double seconds) {
        return Math.rint(seconds * MICROS) / MICROS + 0.0;
    }
}
