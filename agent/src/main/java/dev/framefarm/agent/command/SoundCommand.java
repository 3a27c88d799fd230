package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.Fraction;
import java.util.ArrayList;
import java.util.List;

/** One track of sound, encoded in one go and never cut with the picture. */
final class SoundCommand {
    /** Long enough to be cheap, short enough that the upload follows the encode. */
    private static final String FRAGMENT_MICROSECONDS = "2000000";

    private static final int OPUS_SAMPLE_RATE = 48_000;

    private SoundCommand() {}

    static List<String> of(AudioWork work) {
        Arguments arguments = Arguments.quiet()
                .slice(1)
                .add("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-af", filters(work))
                .add("-c:a", library(work.codec()), "-ar", Integer.toString(rate(work)));
        if (work.bitRate() > 0) {
            arguments.add("-b:a", Integer.toString(work.bitRate()));
        }
        if (work.channels() > 0) {
            arguments.add("-ac", Integer.toString(work.channels()));
        }
        return arguments
                .add("-flags:a", "+bitexact", "-fflags", "+bitexact")
                .addAll(work.container() == Container.MATROSKA ? List.of("-f", "matroska") : fragments(work))
                .add("pipe:1")
                .done();
    }

    static String library(AudioCodec codec) {
        return switch (codec) {
            case AAC -> "aac";
            case OPUS -> "libopus";
        };
    }

    /** The movie's own clock counts samples: an edit list of whole milliseconds would round the start. */
    private static List<String> fragments(AudioWork work) {
        return new Arguments()
                .add("-avoid_negative_ts", "disabled", "-movie_timescale", Integer.toString(rate(work)))
                .add("-movflags", "+delay_moov+default_base_moof", "-frag_duration", FRAGMENT_MICROSECONDS, "-f", "mp4")
                .done();
    }

    private static String filters(AudioWork work) {
        List<String> chain = new ArrayList<>();
        if (work.trimFrom().isPresent() || work.trimTo().isPresent()) {
            List<String> ends = new ArrayList<>();
            work.trimFrom().ifPresent(from -> ends.add("start_pts=" + from));
            work.trimTo().ifPresent(to -> ends.add("end_pts=" + to));
            chain.add("atrim=" + String.join(":", ends));
        }
        chain.add("asetpts=PTS-(" + offsetSamples(work) + ")");
        if (rate(work) != work.sourceRate()) {
            chain.add("aresample=" + rate(work));
        }
        if (work.padSamples() > 0) {
            // The silence goes before the first sample, and every sample keeps its time.
            chain.add("adelay=delays=" + work.padSamples() + "S:all=1");
            chain.add("asetpts=PTS-" + work.padSamples());
        }
        return String.join(",", chain);
    }

    /** Rounded to the nearest sample; exact for the whole seconds that a coordinator shifts by. */
    private static long offsetSamples(AudioWork work) {
        Fraction base = work.clock().timeBase();
        long samples = Math.multiplyExact(
                Math.multiplyExact(work.clock().offset(), base.numerator()), (long) work.sourceRate());
        return Math.floorDiv(Math.addExact(samples, base.denominator() / 2), base.denominator());
    }

    private static int rate(AudioWork work) {
        if (work.codec() == AudioCodec.OPUS) {
            return OPUS_SAMPLE_RATE;
        }
        return work.sampleRate() > 0 ? work.sampleRate() : work.sourceRate();
    }
}
