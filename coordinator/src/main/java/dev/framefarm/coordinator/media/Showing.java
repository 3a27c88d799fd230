package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.plan.Counting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * When each frame of a film is shown. Packets only announce frames: where they hint that something else comes out of
 * the decoder, and where a look costs next to nothing, the film is decoded once to see.
 */
final class Showing {
    /** About a second of computing: fifteen seconds of 720p. */
    private static final long CHEAP_PIXELS = 400_000_000;

    private static final int CHEAP_FRAMES = 20_000;
    /** Ten hours at 25 frames a second; their times are in memory twice. */
    private static final int MOST_FRAMES = 1_000_000;

    private static final Duration CPU = Duration.ofMinutes(30);
    private static final long BYTES = 100L * MOST_FRAMES;

    private static final Set<String> NEVER_ALL_KEYS =
            Set.of("msmpeg4v1", "msmpeg4v2", "msmpeg4v3", "wmv1", "wmv2", "wmv3", "vc1", "h263", "flv1");

    private final FfmpegTools tools;
    private final Path source;
    private final String demuxer;
    private final StreamFacts film;
    private final PictureIndex index;
    private final boolean bare;
    private final List<String> remarks = new ArrayList<>();

    Showing(FfmpegTools tools, Path source, String demuxer, StreamFacts film, PictureIndex index) {
        this.tools = tools;
        this.source = source;
        this.demuxer = demuxer;
        this.film = film;
        this.index = index;
        this.bare = Counting.isBareStream(demuxer);
    }

    /** Known once the timeline is. */
    List<String> remarks() {
        return remarks;
    }

    /** Some files mark every packet as a keyframe; decoding then begins where alone it certainly can. */
    Timeline timeline() throws Refusal, IOException {
        Timeline timeline = shown();
        return timeline.keyCount() == timeline.frames() && NEVER_ALL_KEYS.contains(film.codec())
                ? timeline.fromTheBeginning()
                : timeline;
    }

    private Timeline shown() throws Refusal, IOException {
        index.demandFrames();
        if (!bare) {
            index.demandTimes(film.timeBase());
        }
        Optional<DecodedPictures> pictures = isWorthALook() ? decode() : Optional.empty();
        return pictures.isPresent() ? shown(pictures.get()) : announced();
    }

    private boolean isWorthALook() {
        long pixels = (long) film.number("width") * film.number("height") * index.packets();
        return (index.packets() <= CHEAP_FRAMES && pixels <= CHEAP_PIXELS)
                || (!bare && index.packets() <= MOST_FRAMES && index.isDoubtful());
    }

    /** Empty where that takes too long: then the packets have to be believed. */
    private Optional<DecodedPictures> decode() throws IOException {
        DecodedPictures pictures = new DecodedPictures();
        try {
            tools.report(DecodeCommand.of(source, demuxer, film.index(), film.timeBase()), CPU, BYTES, pictures::add);
            return Optional.of(pictures);
        } catch (Excess tooMuch) {
            return Optional.empty();
        }
    }

    private Timeline announced() throws Refusal {
        return bare ? counted(index.packets()) : index.timeline(film.timeBase());
    }

    private Timeline shown(DecodedPictures pictures) throws Refusal {
        if (pictures.frames() == 0) {
            throw new Refusal(
                    "UNDECODABLE", "None of the pictures in the file can be decoded; it is damaged or encrypted.");
        }
        Remarks.ofMissing(index.visible(), pictures.frames()).ifPresent(remarks::add);
        if (bare) {
            return counted(pictures.frames());
        }
        if (!index.isDoubtful()) {
            Timeline announced = announced();
            // Where times are guessed, they are guessed differently for the decoder.
            boolean equal = demuxer.equals("avi") && announced.frames() == pictures.frames();
            if (equal || pictures.isAs(announced)) {
                return announced;
            }
        }
        if (pictures.moved() * 2 >= pictures.frames()) {
            throw PictureIndex.startingAnew();
        }
        Remarks.ofMoved(pictures.moved()).ifPresent(remarks::add);
        long[] keys = pictures.moved() > 0 ? new long[0] : index.keyTimes();
        Timeline timeline = pictures.timeline(film.timeBase(), keys);
        // Which of a packet's times FFmpeg believes depends on all it has seen of them.
        boolean untold = pictures.moved() > 0 || !index.hasKeys() || !pictures.areAmong(index.times());
        return untold && !index.hides() && Counting.isFewRuns(timeline) ? timeline.counted() : timeline;
    }

    /** Of a stream without times: its frames follow each other at an even rate. */
    private Timeline counted(int frames) {
        Fraction rate = film.declaredRate(demuxer);
        remarks.addAll(Remarks.ofBareStream(rate));
        return new Timeline(rate.inverse(), LongStream.range(0, frames).toArray(), new int[] {0}, frames);
    }
}
