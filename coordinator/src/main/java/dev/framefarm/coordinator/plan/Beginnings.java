package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;

/**
 * Which tracks begin later than the film. Players of single tracks do not look at edit lists for that: it must be in the
 * times of the fragments.
 */
public final class Beginnings {
    /** Samples that any encoder may put before the first one; before the film they could not be timed at all. */
    private static final double MOST_PRIMING = 4096;

    private Beginnings() {}

    public static boolean arePicturesLate(Plan plan) {
        return WorkOrder.filmTimes(plan)[0] > 0;
    }

    public static boolean isLate(Plan plan, Profile.AudioTrack track) {
        double rate = track.sampleRate();
        double begin = track.firstSample() / rate - plan.profile().startMicros() / 1e6;
        return begin > MOST_PRIMING / rate;
    }
}
