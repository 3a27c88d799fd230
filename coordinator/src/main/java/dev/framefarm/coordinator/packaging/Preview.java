package dev.framefarm.coordinator.packaging;

import dev.framefarm.coordinator.model.Treatment;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A few seconds of a film, small and without sound, which tell at a glance what it is.
 *
 * @param times where the stretches begin, in seconds
 * @param seconds how long each of them is
 * @param tones where the film's range is not what viewers take it for
 */
public record Preview(List<Double> times, double seconds, int height, Optional<Treatment.ToneMapping> tones) {
    public static final int WIDTH = 320;
    public static final int RATE = 10;

    private static final int STRETCHES = 6;
    private static final double STRETCH_SECONDS = 1;

    public Preview {
        times = List.copyOf(times);
    }

    /** Stretches from all over the film; a short one is shown whole. {@code aspect} is that of the picture as it is shown. */
    public static Preview of(double filmSeconds, double aspect, Optional<Treatment.ToneMapping> tones) {
        int height = Math.max(2, (int) Math.round(WIDTH / aspect / 2) * 2);
        if (filmSeconds <= STRETCHES * STRETCH_SECONDS) {
            return new Preview(List.of(0.0), filmSeconds, height, tones);
        }
        double apart = filmSeconds / STRETCHES;
        List<Double> times = IntStream.range(0, STRETCHES)
                .mapToObj(number -> number * apart + (apart - STRETCH_SECONDS) / 2)
                .toList();
        return new Preview(times, STRETCH_SECONDS, height, tones);
    }
}
