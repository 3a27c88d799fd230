package dev.framefarm.coordinator.verify;

import dev.framefarm.coordinator.model.Fraction;
import java.util.Optional;

/** Whether the finished film shows every frame once, at its own time. */
public final class FilmJudge {
    private static final double MILLISECOND = 0.001;

    private FilmJudge() {}

    /**
     * Compares after one common shift; a time may be off by a tick of either clock, or by the millisecond
     * that Matroska counts in. Empty: exact. Else what is wrong.
     */
    public static Optional<String> fault(Fraction expectedBase, long[] expected, Fraction foundBase, long[] found) {
        if (expected.length != found.length) {
            return Optional.of("the output has " + found.length + " frames instead of " + expected.length);
        }
        double allowed = Math.max(MILLISECOND, Math.max(expectedBase.value(), foundBase.value())) * 1.001;
        double shift = found[0] * foundBase.value() - expected[0] * expectedBase.value();
        for (int i = 0; i < expected.length; i++) {
            double off = found[i] * foundBase.value() - expected[i] * expectedBase.value() - shift;
            if (Math.abs(off) > allowed) {
                return Optional.of("frame " + i + " of the output is " + Math.round(off * 1000) + " ms from its time");
            }
        }
        return Optional.empty();
    }
}
