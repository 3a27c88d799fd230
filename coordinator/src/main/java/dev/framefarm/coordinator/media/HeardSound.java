package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.SentDecoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be heard of a source. Packets only announce it: those of sound that is sent decoded tell no lengths, or wrong
 * ones, and those of a damaged file promise what never comes out of them. So the former is always decoded once to see,
 * and the rest where that costs next to nothing.
 */
final class HeardSound {
    /** Of all tracks together: about a second of computing. */
    private static final double CHEAP_SECONDS = 300;
    /** The whole file may have to be read for each of them. */
    private static final long CHEAP_BYTES = 250_000_000;

    private static final Duration CPU = Duration.ofMinutes(30);
    private static final Duration CHEAP_CPU = Duration.ofSeconds(10);

    /** Longer than any packet, whose length may be told wrong. */
    private static final double LONGEST_PACKET = 0.6;

    private final FfmpegTools tools;
    private final Path source;
    private final String demuxer;
    private final List<String> remarks = new ArrayList<>();
    /** Tracks that go on where the file as a whole cannot be read. */
    private final List<Integer> beyond = new ArrayList<>();

    private double readable;

    HeardSound(FfmpegTools tools, Path source, String demuxer) {
        this.tools = tools;
        this.source = source;
        this.demuxer = demuxer;
    }

    /** Known once the tracks are. */
    List<String> remarks() {
        Stream<String> index = beyond.isEmpty() ? Stream.of() : Stream.of(Remarks.ofSpoiltIndex(beyond, readable));
        return Stream.concat(remarks.stream(), index).toList();
    }

    List<Profile.AudioTrack> tracks(List<Profile.AudioTrack> announced) throws IOException {
        boolean cheap = areCheap(announced.stream().filter(this::mayBeSpoilt).toList());
        List<Profile.AudioTrack> tracks = new ArrayList<>();
        for (Profile.AudioTrack track : announced) {
            if (isSentDecoded(track)) {
                sent(track, decoded(track, CPU)).ifPresent(tracks::add);
            } else if (cheap && mayBeSpoilt(track)) {
                looked(track).ifPresent(tracks::add);
            } else {
                tracks.add(track);
            }
        }
        return tracks;
    }

    private boolean areCheap(List<Profile.AudioTrack> tracks) throws IOException {
        double seconds =
                tracks.stream().mapToDouble(Profile.AudioTrack::seconds).sum();
        return seconds <= CHEAP_SECONDS && Files.size(source) * tracks.size() <= CHEAP_BYTES;
    }

    /** Read alone, as the track's lane will be. */
    private DecodedSound decoded(Profile.AudioTrack track, Duration most) throws IOException {
        return DecodedSound.of(tools, source, demuxer, track, most);
    }

    /** Where that takes too long after all, the packets have to be believed. */
    private Optional<Profile.AudioTrack> looked(Profile.AudioTrack track) throws IOException {
        try {
            return unspoilt(track, decoded(track, CHEAP_CPU));
        } catch (Excess tooMuch) {
            return Optional.of(track);
        }
    }

    private boolean isSentDecoded(Profile.AudioTrack track) {
        return SentDecoded.sound(demuxer, track.codec());
    }

    /** Plain samples are what they are, and of sound that stops by itself every sample is put at its time anyway. */
    private boolean mayBeSpoilt(Profile.AudioTrack track) {
        return !isSentDecoded(track) && !track.codec().startsWith("pcm_") && !track.holed() && !track.setBack();
    }

    /** In AVI the samples just follow each other. */
    private Optional<Profile.AudioTrack> sent(Profile.AudioTrack track, DecodedSound sound) {
        boolean continuous = demuxer.equals("avi");
        return sound.isNothing()
                ? Optional.empty()
                : Optional.of(new Profile.AudioTrack(
                        track.stream(),
                        track.format(),
                        track.timeBase(),
                        track.earliest(),
                        sound.first(),
                        continuous ? sound.endCounted() : sound.end(),
                        track.hidesStart(),
                        track.hidesEnd(),
                        track.labels(),
                        false,
                        track.holed() && !continuous,
                        0,
                        track.setBack() && !continuous));
    }

    /**
     * What follows a part that is lost would be heard early: then every sample is put where its time says. Where a spoilt
     * index ends the reading of the whole file too soon, as packets are read, a stream alone may go on.
     */
    private Optional<Profile.AudioTrack> unspoilt(Profile.AudioTrack track, DecodedSound sound) {
        if (sound.isNothing()) {
            return sound.isFaulty() ? Optional.empty() : Optional.of(track);
        }
        long late = sound.isFaulty() ? noticed(track, sound.first() - track.firstSample()) : 0;
        long early = sound.isFaulty() ? noticed(track, track.endSample() - sound.end()) : 0;
        long between = sound.isFaulty() ? noticed(track, sound.missing()) : 0;
        long more = noticed(track, sound.end() - track.endSample());
        long lost = late + between + early;
        if (lost + more == 0) {
            return Optional.of(track);
        }
        if (lost > 0) {
            remarks.add(Remarks.ofLostSound(track.stream(), seconds(track, lost)));
        }
        if (seconds(track, more) > LONGEST_PACKET) {
            beyond.add(track.stream());
            readable = Math.max(readable, seconds(track, track.endSample()));
        }
        return Optional.of(new Profile.AudioTrack(
                track.stream(),
                track.format(),
                track.timeBase(),
                track.earliest(),
                track.firstSample() + late,
                track.endSample() - early + more,
                track.hidesStart(),
                track.hidesEnd(),
                track.labels(),
                false,
                between > 0,
                track.early(),
                false));
    }

    /** So many samples if they would be missed, else none. */
    private static long noticed(Profile.AudioTrack track, long samples) {
        return seconds(track, samples) > Continuity.NOTICEABLE ? samples : 0;
    }

    private static double seconds(Profile.AudioTrack track, long samples) {
        return (double) samples / track.sampleRate();
    }
}
