package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.SentDecoded;
import dev.framefarm.coordinator.model.SoundPiece;
import dev.framefarm.coordinator.model.SoundSpan;
import dev.framefarm.coordinator.model.UnnamedCodec;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.slice.Slice;
import java.util.Optional;
import java.util.OptionalLong;

/** A lane of sound, made concrete: the whole track, or one of the pieces in which a long one is encoded. */
final class SoundOrder {
    /** Of Opus, as WebM counts it. */
    private static final long DELAY_MILLIS = 7;

    private SoundOrder() {}

    static WorkOrder of(Plan plan, Lane lane, Interval interval) {
        Encode.Audio encode = (Encode.Audio) lane.encode();
        Profile.AudioTrack track = track(plan, lane);
        Fraction timeBase = track.timeBase();
        long start = FilmClock.start(plan.profile().startMicros(), timeBase);
        long shift = shift(track, start);
        Fraction sample = new Fraction(1, track.sampleRate());
        long sampleShift = timeBase.rescale(shift, sample) - track.early();
        long first = firstKept(plan, track);
        int padding = Padding.of(encode, track, first, plan);
        SoundPieces pieces = new SoundPieces(encode, track);
        boolean begins = interval.from() == 0;
        boolean ends = interval.to() == lane.length();
        long from = begins ? first : first + pieces.firstSample(interval);
        long to = ends ? track.endSample() : Math.min(track.endSample(), first + pieces.endSample(interval));
        boolean cutsOff = !begins || track.hidesStart() || first > track.firstSample();
        boolean decoded = SentDecoded.sound(plan.profile().demuxer(), track.codec());
        boolean layoutLost = decoded || track.codec().startsWith("pcm_");
        Work.Sound part = new Work.Sound(
                encode,
                interval.length(),
                cutsOff ? OptionalLong.of(from + sampleShift) : OptionalLong.empty(),
                !ends || hidesEnd(plan, track) ? OptionalLong.of(to + sampleShift) : OptionalLong.empty(),
                begins ? padding : 0,
                plan.output().container().ofDeliveries(),
                layoutLost ? Mixing.known(track.format()) : Optional.empty(),
                begins && ends ? Optional.empty() : Optional.of(pieces.piece(interval, lane.length(), padding)),
                decoded ? Optional.empty() : UnnamedCodec.of(track.codec()),
                Holes.areFilled(track, encode.codec(), plan.output().container()));
        Slice slice = new Slice(
                plan.profile().demuxer(),
                lane.stream(),
                new Slice.Tick(timeBase.num(), timeBase.den()),
                plan.profile().containerMicros(),
                begins ? OptionalLong.empty() : OptionalLong.of(ticks(from - pieces.decodingSamples(), track)),
                ends ? OptionalLong.empty() : OptionalLong.of(ticks(to, track)),
                shift,
                OptionalLong.empty(),
                decoded ? Slice.Form.DECODED : part.sourceCodec().isPresent() ? Slice.Form.UNNAMED : Slice.Form.COPIED);
        return new WorkOrder(
                slice,
                track.early() == 0
                        ? new Work(timeBase, shift, start, part)
                        : new Work(sample, sampleShift, timeBase.rescale(start, sample), part));
    }

    /** Where there are no pictures the last packet counts for as long as it says, though decoders make more of it. */
    private static boolean hidesEnd(Plan plan, Profile.AudioTrack track) {
        return track.hidesEnd() || (plan.pictures().isEmpty() && track.countsSamples());
    }

    private static long ticks(long sample, Profile.AudioTrack track) {
        return new Fraction(1, track.sampleRate()).rescale(sample, track.timeBase());
    }

    /**
     * WebM cannot begin before zero, where the encoder's delay would lie: players would shift the whole film against
     * its sound. Sound that begins with the film gives up its first milliseconds.
     */
    private static long firstKept(Plan plan, Profile.AudioTrack track) {
        if (plan.output().container() != Container.WEBM) {
            return track.firstSample();
        }
        long filmStart =
                new Fraction(1, 1_000_000).rescale(plan.profile().startMicros(), new Fraction(1, track.sampleRate()));
        long delay = (DELAY_MILLIS * track.sampleRate() + 999) / 1000;
        return Math.max(track.firstSample(), filmStart + delay);
    }

    /** Where the delivery must lie: on the film's clock, but on the track's where it joins on to others in MP4. */
    static SoundSpan span(Plan plan, Lane lane, Interval interval) {
        Encode.Audio encode = (Encode.Audio) lane.encode();
        Profile.AudioTrack track = track(plan, lane);
        double rate = track.sampleRate();
        double packet = (double) encode.codec().packetSamples(encode.sampleRate()) / encode.sampleRate();
        double begin = track.firstSample() / rate - plan.profile().startMicros() / 1e6;
        if (interval.length() == lane.length()) {
            return new SoundSpan(begin, begin + track.seconds(), packet);
        }
        long first = firstKept(plan, track);
        int padding = Padding.of(encode, track, first, plan);
        SoundPiece piece = new SoundPieces(encode, track).piece(interval, lane.length(), padding);
        return joint(plan, track, piece, first / rate - plan.profile().startMicros() / 1e6, packet, padding);
    }

    /** Packets are counted from where the first one begins, with the silence before the track's first sample. */
    private static SoundSpan joint(
            Plan plan, Profile.AudioTrack track, SoundPiece piece, double begin, double packet, int padding) {
        boolean joins = piece.first() > 0;
        boolean counted = joins && !plan.output().container().isMatroska();
        double silence = packet * padding / piece.packetSamples();
        double zero = counted ? 0 : begin - silence;
        return new SoundSpan(
                zero + piece.first() * packet,
                piece.end().isPresent() ? zero + piece.end().getAsLong() * packet : zero + silence + track.seconds(),
                packet,
                joins,
                piece.end().isPresent()
                        ? OptionalLong.of(piece.end().getAsLong() - piece.first())
                        : OptionalLong.empty());
    }

    private static Profile.AudioTrack track(Plan plan, Lane lane) {
        return plan.profile().audio().stream()
                .filter(each -> each.stream() == lane.stream())
                .findFirst()
                .orElseThrow();
    }

    /** Ticks that keep every time of the slice from being negative. */
    private static long shift(Profile.AudioTrack track, long start) {
        long raised = FilmClock.raise(track.earliest() - start, track.timeBase(), Optional.empty());
        return FilmClock.ticks(raised, track.timeBase()) - start;
    }
}
