package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Slice;
import dev.framefarm.coordinator.model.SoundSpan;
import dev.framefarm.coordinator.model.Work;
import java.util.Optional;
import java.util.OptionalLong;

/** A lane of sound, made concrete: the whole track, encoded in one go. */
final class SoundOrder {
    /** Of Opus, as WebM counts it. */
    private static final long DELAY_MILLIS = 7;

    private SoundOrder() {}

    static WorkOrder of(Plan plan, Lane lane) {
        Encode.Audio encode = (Encode.Audio) lane.encode();
        Profile.AudioTrack track = track(plan, lane);
        Fraction timeBase = track.timeBase();
        long start = FilmClock.start(plan.profile().startMicros(), timeBase);
        long shift = shift(track, start);
        long sampleShift = timeBase.rescale(shift, new Fraction(1, track.sampleRate()));
        long first = firstKept(plan, track);
        boolean cutsOff = track.hidesStart() || first > track.firstSample();
        Work.Sound part = new Work.Sound(
                encode,
                lane.length(),
                cutsOff ? OptionalLong.of(first + sampleShift) : OptionalLong.empty(),
                track.hidesEnd() ? OptionalLong.of(track.endSample() + sampleShift) : OptionalLong.empty(),
                Padding.of(encode, track, first, plan),
                plan.output().container().isQuickTime() ? Container.MP4 : Container.MKV,
                track.codec().startsWith("pcm_") ? Mixing.known(track.format()) : Optional.empty());
        return new WorkOrder(whole(plan, lane, timeBase, shift), new Work(timeBase, shift, start, part));
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

    /** Where the delivery must lie on the film's clock. */
    static SoundSpan span(Plan plan, Lane lane) {
        Encode.Audio encode = (Encode.Audio) lane.encode();
        Profile.AudioTrack track = track(plan, lane);
        double filmStart = plan.profile().startMicros() / 1e6;
        double rate = track.sampleRate();
        return new SoundSpan(
                track.firstSample() / rate - filmStart,
                track.endSample() / rate - filmStart,
                (double) encode.codec().packetSamples(encode.sampleRate()) / encode.sampleRate());
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

    private static Slice whole(Plan plan, Lane lane, Fraction timeBase, long shift) {
        return new Slice(
                plan.profile().demuxer(),
                lane.stream(),
                timeBase,
                plan.profile().startMicros(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                shift,
                OptionalLong.empty());
    }
}
