package dev.framefarm.coordinator.verify;

import dev.framefarm.coordinator.model.Gain;
import dev.framefarm.coordinator.model.Loudness;
import java.util.Locale;

/** Tells the user what became of the loudness he wanted. */
public final class LoudnessNote {
    /** As EBU R 128 measures what holds nothing. */
    private static final double SILENCE = -70;
    /** The measure has one decimal. */
    private static final double NOTICEABLE = 0.1;

    private LoudnessNote() {}

    public static String of(int stream, Loudness wanted, Gain gain) {
        String sound = "The sound of stream " + stream;
        if (gain.loudness() <= SILENCE) {
            return sound + " is silence; it is left as it is.";
        }
        double after = gain.loudness() + gain.decibels();
        double missing = wanted.target() - after;
        if (missing <= NOTICEABLE) {
            return say(
                    "%s was at %.1f LUFS; a gain of %.1f dB brings it to %.1f LUFS.",
                    sound, gain.loudness(), gain.decibels(), after);
        }
        return say(
                "%s was at %.1f LUFS with peaks at %.1f dBTP, which leave room for a gain of %.1f dB only; at %.1f LUFS it"
                        + " is %.1f LU quieter than wanted.",
                sound, gain.loudness(), gain.truePeak(), gain.decibels(), after, missing);
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
