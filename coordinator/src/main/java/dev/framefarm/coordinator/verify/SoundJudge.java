package dev.framefarm.coordinator.verify;

import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Profile.AudioTrack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a finished file of sound alone begins and ends with the very samples of its source. */
public final class SoundJudge {
    private static final double MICROS = 1e6;
    /** Another rate may round at either end. */
    private static final double SAMPLES = 2;
    /** What counts milliseconds may be off by one, and by the one that the encoder's delay is rounded to. */
    private static final double ROUNDED = 0.002;
    /**
     * Copied packets are whole, holes are filled from what would be noticed on, and where times are rounded the last packet
     * may be whole too: the longest that codecs have in use.
     */
    private static final double PACKET = 0.06;

    private SoundJudge() {}

    /** Both count from their own beginnings. Empty: exact. Else what is wrong. */
    public static Optional<String> fault(Plan plan, Profile found) {
        List<AudioTrack> heard = plan.heard();
        if (heard.size() != found.audio().size()) {
            return Optional.of(
                    "the output has " + found.audio().size() + " instead of " + heard.size() + " tracks of sound");
        }
        for (int i = 0; i < heard.size(); i++) {
            AudioTrack expected = heard.get(i);
            AudioTrack track = found.audio().get(i);
            double allowed = allowed(plan, expected, track);
            double begins = begin(track, found) - begin(expected, plan.profile());
            double longer = track.seconds() - expected.seconds();
            if (Math.abs(begins) > allowed || Math.abs(longer) > (tellsEnd(plan, expected) ? allowed : PACKET)) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "the sound of stream %d begins %.1f ms from its time and is %.1f ms longer than it should be",
                        expected.stream(),
                        begins * 1000,
                        longer * 1000));
            }
        }
        return Optional.empty();
    }

    private static double allowed(Plan plan, AudioTrack source, AudioTrack found) {
        if (plan.copiedAudio().contains(source.stream()) || source.holed()) {
            return PACKET;
        }
        return plan.output().container().isMatroska()
                ? ROUNDED
                : SAMPLES / Math.min(source.sampleRate(), found.sampleRate());
    }

    /** Matroska has no word for the part of the last packet that is sound. */
    private static boolean tellsEnd(Plan plan, AudioTrack source) {
        return source.countsSamples() && !plan.output().container().isMatroska();
    }

    private static double begin(AudioTrack track, Profile file) {
        return (double) track.firstSample() / track.sampleRate() - file.startMicros() / MICROS;
    }
}
