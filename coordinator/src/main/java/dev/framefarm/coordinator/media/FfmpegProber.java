package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framefarm.coordinator.engine.Prober;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Probes with FFprobe: once for the streams, once for all packets. Films that give cause are decoded as well. */
public final class FfmpegProber implements Prober {
    private static final Duration STREAMS_CPU = Duration.ofMinutes(2);
    private static final Duration PACKETS_CPU = Duration.ofMinutes(30);
    /** Ten times what a thousand streams take to describe. */
    private static final long STREAMS_BYTES = 16L << 20;
    /** Two hundred bytes for each packet that is accepted. */
    private static final long PACKETS_BYTES = 200 * PacketIndex.MOST_PACKETS;

    /** Formats that may leave out times; AVI has none at all and is fine as long as no frame is reordered. */
    private static final Set<String> GUESSED_TIMES = Set.of("mpeg", "avi");

    /** Formats in which a film and a single picture begin alike. */
    private static final Set<String> PICTURES = Set.of("gif", "mjpeg");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FfmpegTools tools;

    public FfmpegProber(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    @Override
    public Probed probe(Path source) {
        try {
            return understand(source);
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
        JsonNode root = streams(source, demuxer);
        List<StreamFacts> streams = new ArrayList<>();
        root.path("streams").forEach(json -> streams.add(new StreamFacts(json)));
        StreamFacts film = Gate.film(root, streams);
        LightFacts light = FirstFrame.light(tools, source, demuxer, film);
        DynamicRange.admit(light);
        PacketIndex index = new PacketIndex(film, streams);
        Outcome outcome = tools.ffprobe(ProbeCommand.packets(source, demuxer), PACKETS_CPU, PACKETS_BYTES, index::add);
        // A damaged end still leaves an index of what comes before it; the frames that are there are rendered.
        if (outcome.ending() != Ending.DONE && outcome.ending() != Ending.FAILED) {
            throw new Refusal(
                    "UNREADABLE",
                    "Reading the file did not come to an end (" + outcome.ending() + "); it may be damaged.");
        }
        Showing showing = new Showing(tools, source, demuxer, film, index.pictures());
        Timeline timeline = showing.timeline();
        if (timeline.frames() == 1 && PICTURES.contains(demuxer)) {
            throw new Refusal("PICTURE", PictureIndex.ONE_PICTURE);
        }
        Gate.checkLength(timeline.seconds());
        List<String> remarks = new ArrayList<>(showing.remarks());
        remarks.addAll(DynamicRange.remarks(light));
        if (GUESSED_TIMES.contains(demuxer) && lacksTimes(source, demuxer, film)) {
            remarks.add(Remarks.GUESSED_TIMES);
            timeline = fromTheBeginning(
                    timeline, demuxer.equals("avi") ? index.pictures().earliest() : timeline.time(0));
        }
        List<Profile.AudioTrack> audio = DecodedSound.heard(tools, source, demuxer, index.audio(streams));
        Profile profile = profile(demuxer, root, streams, film, light, index, audio, timeline, remarks);
        return new Understood(CompanionProbe.into(profile, tools, source), timeline);
    }

    private boolean lacksTimes(Path source, String demuxer, StreamFacts film) throws IOException {
        AtomicBoolean lacking = new AtomicBoolean();
        tools.ffprobe(
                ProbeCommand.givenTimes(source, demuxer, film.index()),
                STREAMS_CPU,
                STREAMS_BYTES,
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

    private JsonNode streams(Path source, String demuxer) throws Refusal, IOException {
        StringBuilder text = new StringBuilder();
        Outcome outcome = tools.ffprobe(
                ProbeCommand.streams(source, demuxer),
                STREAMS_CPU,
                STREAMS_BYTES,
                line -> text.append(line).append('\n'));
        Unreadable.checkSize(outcome);
        if (outcome.ending() != Ending.DONE) {
            throw Unreadable.refusal(outcome);
        }
        try {
            return JSON.readTree(text.toString());
        } catch (JsonProcessingException e) {
            throw Unreadable.refusal(outcome);
        }
    }

    private static Profile profile(
            String demuxer,
            JsonNode root,
            List<StreamFacts> streams,
            StreamFacts film,
            LightFacts light,
            PacketIndex index,
            List<Profile.AudioTrack> audio,
            Timeline timeline,
            List<String> remarks) {
        List<Integer> heard = audio.stream().map(Profile.AudioTrack::stream).toList();
        remarks.addAll(Remarks.of(streams, film, heard));
        long startMicros = Micros.parse(root.path("format").path("start_time").asText(""));
        double found = end(timeline, audio) - startMicros / 1e6;
        remarks.addAll(Remarks.ofLength(root.path("format").path("duration").asDouble(0), found));
        return new Profile(
                demuxer, startMicros, found, video(film, light, index.pictures().earliest(), timeline), audio, remarks);
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
                film.scan());
    }
}
