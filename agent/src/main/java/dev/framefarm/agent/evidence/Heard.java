package dev.framefarm.agent.evidence;

import dev.framefarm.agent.work.Loudness;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What listening to a whole track has shown, and the one gain that follows from it.
 *
 * @param loudness in LUFS
 * @param truePeak in dBTP
 */
public record Heard(double loudness, double truePeak) {
    /** Of silence; what is as quiet has no loudness that could be changed. */
    private static final double SILENCE = -70;

    private static final Pattern LOUDNESS = Pattern.compile("\\bI:\\s+(-?\\d+\\.\\d+) LUFS");
    private static final Pattern PEAK = Pattern.compile("\\bPeak:\\s+(-?\\d+\\.\\d+|-inf) dBFS");

    /** Reads the summary that FFmpeg's {@code ebur128} says at its end; empty where there is none. */
    public static Optional<Heard> read(String log) {
        int summary = log.lastIndexOf("Summary:");
        Matcher loudness = LOUDNESS.matcher(log);
        Matcher peak = PEAK.matcher(log);
        if (summary < 0 || !loudness.find(summary) || !peak.find(summary)) {
            return Optional.empty();
        }
        double highest = peak.group(1).equals("-inf") ? SILENCE : Double.parseDouble(peak.group(1));
        return Optional.of(new Heard(Double.parseDouble(loudness.group(1)), highest));
    }

    /** In decibels: what is missing to the target, or what the peaks leave room for. */
    public double gain(Loudness wanted) {
        if (loudness <= SILENCE) {
            return 0;
        }
        double missing = wanted.target() - loudness;
        return Math.min(missing, Math.max(0, wanted.truePeak() - truePeak));
    }
}
