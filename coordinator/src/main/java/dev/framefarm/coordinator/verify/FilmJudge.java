package dev.framefarm.coordinator.verify;

import dev.framefarm.coordinator.model.Fraction;
import java.util.Optional;

/** Whether the finished film shows every frame once, at its own time. */
public final class FilmJudge {
    private FilmJudge() {}

    /**
     * Both count from the film's own beginning. Where they count in the same ticks, every time is the same; a container
     * with ticks of its own, as Matroska's milliseconds, may round by one. Empty: exact. Else what is wrong.
     */
    public static Optional<String> fault(Fraction expectedBase, long[] expected, Fraction foundBase, long[] found) {
        if (expected.length != found.length) {
            return Optional.of("the output has " + found.length + " frames instead of " + expected.length);
        }
        double allowed = foundBase.equals(expectedBase) ? 0 : foundBase.value() * 1.001;
        for (int i = 0; i < expected.length; i++) {
            double off = found[i] * foundBase.value() - expected[i] * expectedBase.value();
            if (Math.abs(off) > allowed) {
                return Optional.of("frame " + i + " of the output is " + Math.round(off * 1000) + " ms from its time");
            }
        }
        return Optional.empty();
    }
}
