package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.ChannelLayout;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Container;
import java.util.ArrayList;
import java.util.List;

/** One track of sound, encoded in one go and never cut with the picture. */
final class SoundCommand {
    /** Long enough to be cheap, short enough that the upload follows the encode. */
    private static final String FRAGMENT_MICROSECONDS = "2000000";

    private SoundCommand() {}

    static List<String> of(AudioWork work) {
        SoundEncoder encoder = SoundEncoder.of(work.codec(), work.bits());
        Arguments arguments = Arguments.quiet();
        // Without it FFmpeg would take the usual layout for so many channels.
        work.sourceLayout().ifPresent(layout -> arguments.add("-ch_layout", layout.label()));
        arguments
                .slice(1)
                .add("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-af", filters(work, encoder))
                .add("-c:a", encoder.library());
        if (encoder.packet() > 0) {
            arguments.add("-frame_size", Integer.toString(encoder.packet()));
        }
        if (work.bitRate() > 0) {
            arguments.add("-b:a", Integer.toString(work.bitRate()));
        }
        return arguments
                .add("-flags:a", "+bitexact", "-fflags", "+bitexact")
                .addAll(work.container() == Container.MATROSKA ? List.of("-f", "matroska") : fragments(work))
                .add("pipe:1")
                .done();
    }

    private static List<String> fragments(AudioWork work) {
        Arguments arguments = new Arguments().add("-avoid_negative_ts", "disabled");
        if (work.sampleRate() > 0) {
            // The movie's own clock counts samples: an edit list of whole milliseconds would round the start.
            arguments.add("-movie_timescale", Integer.toString(work.sampleRate()));
        }
        return arguments
                .add("-movflags", "+delay_moov+default_base_moof", "-frag_duration", FRAGMENT_MICROSECONDS, "-f", "mp4")
                .done();
    }

    /** What the source's container hides is cut off first, because the slice does not tell. */
    private static String filters(AudioWork work, SoundEncoder encoder) {
        List<String> chain = new ArrayList<>();
        if (work.trimFrom().isPresent() || work.trimTo().isPresent()) {
            List<String> ends = new ArrayList<>();
            work.trimFrom().ifPresent(from -> ends.add("start_pts=" + from));
            work.trimTo().ifPresent(to -> ends.add("end_pts=" + to));
            chain.add("atrim=" + String.join(":", ends));
        }
        chain.add("asetpts=PTS-" + offset(work.clock()));
        chain.add(conversion(work, encoder));
        if (work.padSamples() > 0) {
            chain.add("adelay=delays=" + work.padSamples() + "S:all=1");
        }
        // The silence goes before the first sample, and every sample keeps its time.
        int early = work.padSamples() - lag(work, encoder);
        if (early != 0) {
            chain.add("asetpts=PTS-(" + early + ")");
        }
        if (encoder.packet() > 0) {
            chain.add("asetnsamples=n=" + encoder.packet() + ":p=0");
        }
        return String.join(",", chain);
    }

    /** Rate, layout and format in one step, as the encoder takes them: what is not said is the source's. */
    private static String conversion(AudioWork work, SoundEncoder encoder) {
        String rate = work.sampleRate() > 0 ? work.sampleRate() + ":" : "";
        String layout = work.layout()
                .map(ChannelLayout::label)
                .map(label -> "ochl=" + label + ":")
                .orElse("");
        return "aresample=" + rate + layout + "osf=" + encoder.sampleFormat();
    }

    private static int lag(AudioWork work, SoundEncoder encoder) {
        boolean rounded = work.container() == Container.MATROSKA && work.sampleRate() > 0;
        return rounded ? encoder.lagInMatroska(work.sampleRate()) : 0;
    }

    /** SR is the track's own sample rate, which FFmpeg knows and the agent does not. */
    private static String offset(Clock clock) {
        return "round(SR*(" + clock.offset() + ")*" + clock.timeBase().slash() + ")";
    }
}
