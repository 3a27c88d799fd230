package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One track of sound, encoded in one go. What the source's container hides is cut off first, because the slice
 * does not tell; then the decoder's samples are put on the film's clock.
 */
final class SoundCommand {
    /** Long enough to be cheap, short enough that the upload follows the encode. */
    private static final String FRAGMENT_MICROSECONDS = "2000000";

    /** Matroska rounds Opus' delay of 312 samples to 7 ms; the sound would lie 24 samples late. */
    private static final int OPUS_MATROSKA_LAG = 24;

    private SoundCommand() {}

    static List<String> of(AudioWork work) {
        Arguments arguments = Arguments.quiet()
                .slice(1)
                .add("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1")
                .add("-af", filters(work))
                .add("-c:a", library(work.codec()));
        if (work.bitRate() > 0) {
            arguments.add("-b:a", Integer.toString(work.bitRate()));
        }
        arguments.add("-ar", Integer.toString(work.sampleRate()), "-ac", Integer.toString(work.channels()));
        arguments.add("-flags:a", "+bitexact", "-fflags", "+bitexact");
        return (work.matroska() ? matroska(arguments) : fragments(arguments, work)).done();
    }

    /** Keeps what the encoder put before the first sample and after the last, as the output's container wants it. */
    private static Arguments matroska(Arguments arguments) {
        return arguments.add("-f", "matroska", "pipe:1");
    }

    /** The movie's own clock is in samples: an edit list of whole milliseconds would round the start. */
    private static Arguments fragments(Arguments arguments, AudioWork work) {
        return arguments
                .add("-avoid_negative_ts", "disabled", "-movie_timescale", Integer.toString(work.sampleRate()))
                .add("-movflags", "+delay_moov+default_base_moof", "-frag_duration", FRAGMENT_MICROSECONDS)
                .add("-f", "mp4", "pipe:1");
    }

    static String library(AudioCodec codec) {
        return switch (codec) {
            case AAC -> "aac";
            case OPUS -> "libopus";
        };
    }

    private static String filters(AudioWork work) {
        List<String> chain = new ArrayList<>();
        trim(work).ifPresent(chain::add);
        ontoTheFilmsClock(work.clock()).ifPresent(chain::add);
        chain.add("aresample=" + work.sampleRate());
        if (work.matroska()) {
            chain.add("adelay=delays=" + work.padding() + "S:all=1");
            int lag = work.codec() == AudioCodec.OPUS ? OPUS_MATROSKA_LAG : 0;
            chain.add("asetpts=PTS-" + (work.padding() + lag));
        }
        return String.join(",", chain);
    }

    private static Optional<String> trim(AudioWork work) {
        List<String> bounds = new ArrayList<>();
        work.trimFrom().ifPresent(from -> bounds.add("start_pts=" + from));
        work.trimTo().ifPresent(to -> bounds.add("end_pts=" + to));
        return bounds.isEmpty() ? Optional.empty() : Optional.of("atrim=" + String.join(":", bounds));
    }

    /** SR is the track's own sample rate, which FFmpeg knows and the agent does not. */
    private static Optional<String> ontoTheFilmsClock(Clock clock) {
        long offset = clock.offset();
        if (offset == 0) {
            return Optional.empty();
        }
        String sign = offset > 0 ? "-" : "+";
        return Optional.of("asetpts=PTS" + sign + "round(SR*" + Math.abs(offset) + "*"
                + clock.timeBase().slash() + ")");
    }
}
