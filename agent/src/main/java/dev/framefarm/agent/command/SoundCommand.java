package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.Container;
import java.util.List;
import java.util.OptionalDouble;

/** One track of sound, or a piece of a long one; never cut with the picture. */
final class SoundCommand {
    /** Long enough to be cheap, short enough that the upload follows the encode. */
    private static final String FRAGMENT_MICROSECONDS = "2000000";

    private SoundCommand() {}

    /** With {@code gain} in decibels, where the loudness is changed. */
    static List<String> of(AudioWork work, OptionalDouble gain) {
        SoundEncoder encoder = SoundEncoder.of(work.codec(), work.bits());
        Arguments arguments = input(Arguments.quiet(), work)
                .add("-af", SoundFilters.of(work, encoder, gain))
                .add("-c:a", encoder.library());
        if (encoder.packet() > 0) {
            arguments.add("-frame_size", Integer.toString(encoder.packet()));
        }
        if (work.bitRate() > 0) {
            arguments.add("-b:a", Integer.toString(work.bitRate()));
        }
        work.piece().ifPresent(piece -> arguments.add("-bsf:a", Packets.wanted(piece, work.container())));
        return arguments
                .add("-flags:a", "+bitexact", "-fflags", "+bitexact")
                .addAll(work.container() == Container.MATROSKA ? List.of("-f", "matroska") : fragments(work))
                .add("pipe:1")
                .done();
    }

    /** The slice, and of it the sound alone. */
    static Arguments input(Arguments arguments, AudioWork work) {
        work.sourceCodec().ifPresent(codec -> arguments.add("-c:a", codec.decoder()));
        // Without it FFmpeg would take the usual layout for so many channels.
        work.sourceLayout().ifPresent(layout -> arguments.add("-ch_layout", layout.label()));
        return arguments.slice(1).add("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1");
    }

    private static List<String> fragments(AudioWork work) {
        Arguments arguments = new Arguments().add("-avoid_negative_ts", "disabled");
        if (work.sampleRate() > 0) {
            // The movie's own clock counts samples: an edit list of whole milliseconds would round the start.
            arguments.add("-movie_timescale", Integer.toString(work.sampleRate()));
        }
        boolean joins = work.piece().isPresent() && !work.piece().get().begins();
        // Without the last flag every piece would count from its own beginning.
        String flags = "+delay_moov+default_base_moof" + (joins ? "+frag_discont" : "");
        return arguments
                .add("-movflags", flags, "-frag_duration", FRAGMENT_MICROSECONDS, "-f", "mp4")
                .done();
    }
}
