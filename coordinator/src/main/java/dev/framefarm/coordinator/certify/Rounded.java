package dev.framefarm.coordinator.certify;

/** Numbers as a document shows them: to a millionth, which is finer than what measured them. */
final class Rounded {
    private static final double MICROS = 1e6;

    private Rounded() {}

    static double micros(double value) {
        return Math.rint(value * MICROS) / MICROS + 0.0;
    }
}
