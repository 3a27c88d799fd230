package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;

/**
 * Where the sound of a lane begins. An encoder's first packet lies its own delay before the first sample. MP4 hides
 * that in an edit list. Matroska cannot begin before zero, or players shift the whole film: sound that begins with the
 * film gives up its first milliseconds (7 of Opus, 21 of AAC). And it counts milliseconds: silence before the first
 * sample makes the first packet fall on a whole one.
 *
 * @param firstSample the first one kept, at the source's rate and clock
 * @param cutsOff whether the source has samples before it that are not kept
 * @param padding samples of silence at the output's rate
 */
record SoundStart(long firstSample, boolean cutsOff, int padding) {

    static SoundStart of(Encode.Audio encode, Profile.AudioTrack track, Plan plan) {
        if (plan.output().container() == Container.MP4) {
            return new SoundStart(track.firstSample(), track.hidesStart(), 0);
        }
        Fraction source = new Fraction(1, track.sampleRate());
        Fraction output = new Fraction(1, encode.sampleRate());
        long filmStart = new Fraction(1, 1_000_000).rescale(plan.profile().startMicros(), source);
        long delay = delay(encode.codec());
        long earliest = filmStart + ceilingDivide(delay * track.sampleRate(), encode.sampleRate());
        long first = Math.max(track.firstSample(), earliest);
        long onFilm = source.rescale(first - filmStart, output);
        long samplesOfWholeMilliseconds = new Fraction(encode.sampleRate(), 1000).num();
        int padding = (int) Math.floorMod(onFilm - delay, samplesOfWholeMilliseconds);
        return new SoundStart(first, track.hidesStart() || first > track.firstSample(), padding);
    }

    /** Opus' 312 samples are 7 ms in Matroska, which are 336. */
    private static long delay(AudioCodec codec) {
        return switch (codec) {
            case AAC -> 1024;
            case OPUS -> 336;
        };
    }

    private static long ceilingDivide(long top, long bottom) {
        return (top + bottom - 1) / bottom;
    }
}
