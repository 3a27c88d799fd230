package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;

/**
 * Silence before the first sample of a lane. Matroska counts milliseconds: sound that begins between two of them gets
 * samples of silence before it, so that it begins on a whole one and every sample keeps its time. MP4 counts samples
 * and needs none.
 */
final class Padding {
    private Padding() {}

    /** In samples of the output's rate. */
    static int of(Encode.Audio encode, Profile.AudioTrack track, long firstSample, Plan plan) {
        if (!plan.output().container().isMatroska()) {
            return 0;
        }
        Fraction source = new Fraction(1, track.sampleRate());
        long filmStart = new Fraction(1, 1_000_000).rescale(plan.profile().startMicros(), source);
        long onFilm = source.rescale(firstSample - filmStart, new Fraction(1, encode.sampleRate()));
        long samplesOfWholeMilliseconds = new Fraction(encode.sampleRate(), 1000).num();
        return (int) Math.floorMod(onFilm, samplesOfWholeMilliseconds);
    }
}
