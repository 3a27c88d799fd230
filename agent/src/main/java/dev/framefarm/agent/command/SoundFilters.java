package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.ChannelLayout;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What happens to sound between decoder and encoder. */
final class SoundFilters {
    /** Whole numbers would clip between the mix and the gain that brings it down. */
    private static final String UNCLIPPED = "fltp";

    /** Silence where there is no sound, from what would be noticed on. */
    private static final String FILLED = ":async=1:min_hard_comp=0.045";

    private SoundFilters() {}

    /** The whole chain; with {@code gain} in decibels, where the loudness is changed. */
    static String of(AudioWork work, SoundEncoder encoder, OptionalDouble gain) {
        List<String> chain = new ArrayList<>();
        if (gain.isPresent()) {
            chain.add(upToLoudness(work));
            chain.add(String.format(Locale.ROOT, "volume=%.2fdB:precision=float", gain.getAsDouble()));
            chain.add("aresample=osf=" + encoder.sampleFormat());
        } else {
            chain.addAll(begin(work));
            chain.add(conversion(work, encoder.sampleFormat()));
        }
        work.piece()
                .filter(piece -> piece.settling() > 0)
                .ifPresent(piece -> chain.add("atrim=start_sample=" + piece.settling()));
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

    /** What is measured: the mix as it will be, before its gain. */
    static String upToLoudness(AudioWork work) {
        List<String> chain = begin(work);
        chain.add(conversion(work, UNCLIPPED));
        return String.join(",", chain);
    }

    /** What the source's container hides is cut off first, because the slice does not tell. */
    private static List<String> begin(AudioWork work) {
        List<String> chain = new ArrayList<>();
        if (work.trimFrom().isPresent() || work.trimTo().isPresent()) {
            List<String> ends = new ArrayList<>();
            work.trimFrom().ifPresent(from -> ends.add("start_pts=" + from));
            work.trimTo().ifPresent(to -> ends.add("end_pts=" + to));
            chain.add("atrim=" + String.join(":", ends));
        }
        chain.add("asetpts=PTS-" + offset(work.clock()));
        return chain;
    }

    /** Rate, layout and format in one step, as the encoder takes them: what is not said is the source's. */
    private static String conversion(AudioWork work, String format) {
        String rate = work.sampleRate() > 0 ? work.sampleRate() + ":" : "";
        String layout = work.layout()
                .map(ChannelLayout::label)
                .map(label -> "ochl=" + label + ":")
                .orElse("");
        return "aresample=" + rate + layout + "osf=" + format + (work.holed() ? FILLED : "");
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
