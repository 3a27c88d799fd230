package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.Clock;
import java.util.List;

/**
 * One track of sound, encoded in one go. The decoder's samples are put on the film's clock; what lies
 * before the film's start is a codec's priming and is dropped, as a player drops it.
 */
final class SoundCommand {
    /** Long enough to be cheap, short enough that the upload follows the encode. */
    private static final String FRAGMENT_MICROSECONDS = "2000000";

    private static final int OPUS_SAMPLE_RATE = 48_000;

    private SoundCommand() {}

    static List<String> of(AudioWork work) {
        Arguments arguments = Arguments.quiet()
                .slice(1)
                .add("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1")
                .add("-af", filters(work.clock()))
                .add("-c:a", library(work.codec()));
        if (work.bitRate() > 0) {
            arguments.add("-b:a", Integer.toString(work.bitRate()));
        }
        int sampleRate = work.codec() == AudioCodec.OPUS ? OPUS_SAMPLE_RATE : work.sampleRate();
        if (sampleRate > 0) {
            // The movie's own clock in samples: an edit list of whole milliseconds would round the start.
            arguments.add("-ar", Integer.toString(sampleRate), "-movie_timescale", Integer.toString(sampleRate));
        }
        if (work.channels() > 0) {
            arguments.add("-ac", Integer.toString(work.channels()));
        }
        return arguments
                .add("-flags:a", "+bitexact", "-fflags", "+bitexact", "-avoid_negative_ts", "disabled")
                .add("-movflags", "+delay_moov+default_base_moof", "-frag_duration", FRAGMENT_MICROSECONDS)
                .add("-f", "mp4", "pipe:1")
                .done();
    }

    static String library(AudioCodec codec) {
        return switch (codec) {
            case AAC -> "aac";
            case OPUS -> "libopus";
        };
    }

    /** SR is the track's own sample rate, which FFmpeg knows and the agent does not. */
    private static String filters(Clock clock) {
        long offset = clock.offset();
        if (offset == 0) {
            return "atrim=start_pts=0";
        }
        String sign = offset > 0 ? "-" : "+";
        String samples = "round(SR*" + Math.abs(offset) + "*" + clock.timeBase().slash() + ")";
        return "asetpts=PTS" + sign + samples + ",atrim=start_pts=0";
    }
}
