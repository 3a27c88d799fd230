package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Prober;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Probes with FFprobe: once for the streams, once for all packets. Films that give cause are decoded as well. */
public final class FfmpegProber implements Prober {
    /** Formats that may leave out times; AVI has none at all and is fine as long as no frame is reordered. */
    private static final Set<String> GUESSED_TIMES = Set.of("mpeg", "avi");

    /** Formats in which a film and a single picture begin alike. */
    private static final Set<String> PICTURES = Set.of("gif", "mjpeg");

    private final FfmpegTools tools;

    public FfmpegProber(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    @Override
    public Probed probe(Path source) {
        return probe(() -> understand(source));
    }

    @Override
    public Probed listen(Path source) {
        return probe(() -> Listening.to(source, tools));
    }

    private interface Look {
        Understood at() throws Refusal, IOException;
    }

    private static Probed probe(Look look) {
        try {
            return look.at();
        } catch (Refusal refusal) {
            return refusal.refused();
        } catch (Excess tooMuch) {
            return new Refused("TOO_MUCH", String.valueOf(tooMuch.getMessage()));
        } catch (ArithmeticException overflow) {
            return new Refused("TIMES_ABSURD", "The times in the file are beyond all measure; it is damaged.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Understood understand(Path source) throws Refusal, IOException {
        String demuxer = Sniffer.demuxer(source);
        Reading reading = new Reading(tools, source, demuxer);
        List<StreamFacts> all = reading.streams();
        StreamFacts film = Gate.film(reading.root(), all);
        Programmes programmes = Programmes.around(reading.root(), film.index());
        List<StreamFacts> streams = programmes.without(all);
        LightFacts light = FirstFrame.light(tools, source, demuxer, film);
        DynamicRange.admit(light);
        PacketIndex index = new PacketIndex(Optional.of(film), streams);
        reading.packets(ProbeCommand.packets(source, demuxer), index::add);
        Showing showing = new Showing(tools, source, demuxer, film, index.pictures());
        long begin = programmes.startMicros(all, reading.startMicros());
        Timeline timeline = Beginning.unhidden(showing.timeline(), index.pictures(), begin);
        if (timeline.frames() == 1 && PICTURES.contains(demuxer)) {
            throw new Refusal("PICTURE", PictureIndex.ONE_PICTURE);
        }
        Gate.checkLength(timeline.seconds());
        List<String> remarks = new ArrayList<>(showing.remarks());
        programmes.remark().ifPresent(remarks::add);
        remarks.addAll(DynamicRange.remarks(light));
        if (GUESSED_TIMES.contains(demuxer) && lacksTimes(source, demuxer, film)) {
            remarks.add(Remarks.GUESSED_TIMES);
            timeline = fromTheBeginning(
                    timeline, demuxer.equals("avi") ? index.pictures().earliest() : timeline.time(0));
        }
        HeardSound heard = new HeardSound(tools, source, demuxer);
        List<Profile.AudioTrack> audio = heard.tracks(index.audio(streams));
        remarks.addAll(heard.remarks());
        Profile profile = profile(demuxer, reading, begin, streams, film, light, index, audio, timeline, remarks);
        return new Understood(CompanionProbe.into(profile, tools, source), timeline);
    }

    private boolean lacksTimes(Path source, String demuxer, StreamFacts film) throws IOException {
        AtomicBoolean lacking = new AtomicBoolean();
        tools.ffprobe(
                ProbeCommand.givenTimes(source, demuxer, film.index()),
                Allowance.toOpen(source),
                Reading.STREAMS_BYTES,
                line -> lacking.compareAndSet(false, line.contains("pts=N/A")));
        return lacking.get();
    }

    /**
     * Guessed times depend on where reading began, so every slice must begin at the same place: the first. In AVI the
     * film begins with its first packet, and what is guessed lies some frames behind.
     */
    private static Timeline fromTheBeginning(Timeline timeline, long begin) {
        int[] first = {timeline.key(0)};
        long behind = timeline.time(0) - begin;
        long[] times = timeline.times(new Interval(0, timeline.frames()));
        Arrays.setAll(times, frame -> times[frame] - behind);
        return Timeline.owning(timeline.timeBase(), times, first, timeline.end() - behind);
    }

    private static Profile profile(
            String demuxer,
            Reading reading,
            long begin,
            List<StreamFacts> streams,
            StreamFacts film,
            LightFacts light,
            PacketIndex index,
            List<Profile.AudioTrack> audio,
            Timeline timeline,
            List<String> remarks) {
        List<Integer> heard = audio.stream().map(Profile.AudioTrack::stream).toList();
        remarks.addAll(Remarks.of(streams, Optional.of(film), heard));
        long startMicros = Beginning.micros(timeline, begin);
        double found = end(timeline, audio) - startMicros / 1e6;
        remarks.addAll(Remarks.ofLength(reading.promised(), found));
        return new Profile(
                demuxer,
                startMicros,
                startMicros - reading.startMicros(),
                found,
                Optional.of(video(film, light, index.pictures().earliest(), timeline)),
                audio,
                Companions.NONE,
                remarks);
    }

    /** Where the last of all tracks ends, in seconds on the source's clock. */
    private static double end(Timeline timeline, List<Profile.AudioTrack> audio) {
        double end = timeline.end() * timeline.timeBase().value();
        for (Profile.AudioTrack track : audio) {
            end = Math.max(end, (double) track.endSample() / track.sampleRate());
        }
        return end;
    }

    private static Profile.VideoTrack video(StreamFacts film, LightFacts light, long earliest, Timeline timeline) {
        Fraction measured = new Fraction(Math.max(1, Math.round(timeline.rate() * 1000)), 1000);
        return new Profile.VideoTrack(
                film.index(),
                earliest,
                film.codec(),
                film.number("width"),
                film.number("height"),
                film.fraction("sample_aspect_ratio", new Fraction(1, 1)),
                film.text("pix_fmt"),
                film.bitDepth(),
                film.fraction("avg_frame_rate", measured),
                CodePoints.colour(film, light),
                film.rotation(),
                film.isMirrored(),
                film.scan(),
                film.window());
    }
}
