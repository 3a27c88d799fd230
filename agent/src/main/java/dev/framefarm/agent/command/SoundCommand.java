package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Container;
import java.util.ArrayList;
import java.util.List;

/** One track of sound, encoded in one go and never cut with the picture. */
final class SoundCommand {
    /** Long enough to be cheap, short enough that the upload follows the encode. */
    private static final String FRAGMENT_MICROSECONDS = "2000000";

    private static final int OPUS_SAMPLE_RATE = 48_000;

    /** Matroska rounds Opus' delay of 312 samples to 7 ms; the sound would lie 24 samples late. */
    private static final int OPUS_LAG_IN_MATROSKA = 24;

    private SoundCommand() {}

    static List<String> of(AudioWork work) {
        Arguments arguments = Arguments.quiet()
                .slice(1)
                .add("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-af", filters(work))
                .add("-c:a", library(work.codec()));
        if (rate(work) > 0) {
            arguments.add("-ar", Integer.toString(rate(work)));
        }
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

    private static List<String> fragments(AudioWork work) {
        Arguments arguments = new Arguments().add("-avoid_negative_ts", "disabled");
        if (rate(work) > 0) {
            // The movie's own clock counts samples: an edit list of whole milliseconds would round the start.
            arguments.add("-movie_timescale", Integer.toString(rate(work)));
        }
        return arguments
                .add("-movflags", "+delay_moov+default_base_moof", "-frag_duration", FRAGMENT_MICROSECONDS, "-f", "mp4")
                .done();
    }

    /** What the source's container hides is cut off first, because the slice does not tell. */
    private static String filters(AudioWork work) {
        List<String> chain = new ArrayList<>();
        if (work.trimFrom().isPresent() || work.trimTo().isPresent()) {
            List<String> ends = new ArrayList<>();
            work.trimFrom().ifPresent(from -> ends.add("start_pts=" + from));
            work.trimTo().ifPresent(to -> ends.add("end_pts=" + to));
            chain.add("atrim=" + String.join(":", ends));
        }
        chain.add("asetpts=PTS-" + offset(work.clock()));
        if (rate(work) > 0) {
            chain.add("aresample=" + rate(work));
        }
        if (work.container() == Container.MATROSKA) {
            // The silence goes before the first sample, and every sample keeps its time.
            chain.add("adelay=delays=" + work.padSamples() + "S:all=1");
            int lag = work.codec() == AudioCodec.OPUS ? OPUS_LAG_IN_MATROSKA : 0;
            chain.add("asetpts=PTS-" + (work.padSamples() + lag));
        }
        return String.join(",", chain);
    }

    /** SR is the track's own sample rate, which FFmpeg knows and the agent does not. */
    private static String offset(Clock clock) {
        return "round(SR*(" + clock.offset() + ")*" + clock.timeBase().slash() + ")";
    }

    /** 0 keeps the source's. */
    private static int rate(AudioWork work) {
        return work.codec() == AudioCodec.OPUS ? OPUS_SAMPLE_RATE : work.sampleRate();
    }
}
