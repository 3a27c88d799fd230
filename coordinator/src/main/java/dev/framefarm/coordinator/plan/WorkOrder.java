package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Slice;
import dev.framefarm.coordinator.model.SoundSpan;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Work;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * One interval of a lane, made concrete: the slice of the source that feeds it, what the agent is to do with it, and
 * the times its delivery must show.
 */
public record WorkOrder(Slice slice, Work work) {
    /** A frame may be sent before as many others that are shown earlier; twice what any codec allows. */
    private static final int REORDERED = 32;

    /** {@code doublings} says how often a slice of this interval has begun too late before. */
    public static WorkOrder of(Plan plan, Lane lane, Interval interval, int doublings) {
        return lane.isVideo() ? pictures(plan, lane, interval, doublings) : sound(plan, lane);
    }

    private static WorkOrder pictures(Plan plan, Lane lane, Interval interval, int doublings) {
        Encode.Video encode = (Encode.Video) lane.encode();
        Timeline timeline = plan.timeline();
        long shift = FilmClock.ticks(plan.raisedSeconds(), timeline.timeBase()) - plan.filmStart();
        Optional<Grid> grid =
                encode.timing().fps().map(fps -> new Grid(timeline, fps, plan.filmStart(), plan.raisedSeconds()));
        long first = grid.map(g -> (long) g.sourceAt(interval.from())).orElse(interval.from());
        long end = grid.map(g -> (long) g.sourceFrom(interval.to())).orElse(interval.to());
        boolean toTheEnd = interval.to() == lane.length();
        // One tick after the last frame, and no further: an edit list may hide frames behind it.
        long endTime = toTheEnd ? timeline.time(timeline.frames() - 1) + 1 : timeline.time(end);
        int key = LeadIn.first(timeline, first, doublings);
        Optional<Work.FrameCount> count = Counting.of(plan.profile().demuxer(), timeline);
        long sourceEnd = toTheEnd ? timeline.frames() : end;
        Slice slice = new Slice(
                plan.profile().demuxer(),
                lane.stream(),
                timeline.timeBase(),
                plan.profile().startMicros(),
                key == 0 ? OptionalLong.empty() : OptionalLong.of(timeline.time(key)),
                toTheEnd ? OptionalLong.empty() : OptionalLong.of(endTime),
                shift,
                count.isPresent() ? OptionalLong.of(sourceEnd + REORDERED) : OptionalLong.empty());
        Work.Pictures part = new Work.Pictures(
                encode,
                timeline.time(first),
                endTime,
                sourceEnd - first,
                interval.length(),
                count,
                grid.map(g -> g.numbers(interval)));
        return new WorkOrder(slice, new Work(timeline.timeBase(), shift, -shift, part));
    }

    private static WorkOrder sound(Plan plan, Lane lane) {
        Encode.Audio encode = (Encode.Audio) lane.encode();
        Profile.AudioTrack track = track(plan, lane);
        Fraction timeBase = track.timeBase();
        long start = FilmClock.start(plan.profile().startMicros(), timeBase);
        long raised = FilmClock.raise(track.earliest() - start, timeBase, Optional.empty());
        long shift = FilmClock.ticks(raised, timeBase) - start;
        long sampleShift = timeBase.rescale(shift, new Fraction(1, track.sampleRate()));
        SoundStart begin = SoundStart.of(encode, track, plan);
        Work.Sound part = new Work.Sound(
                encode,
                lane.length(),
                begin.cutsOff() ? OptionalLong.of(begin.firstSample() + sampleShift) : OptionalLong.empty(),
                track.hidesEnd() ? OptionalLong.of(track.endSample() + sampleShift) : OptionalLong.empty(),
                begin.padding(),
                plan.output().container() == Container.MP4 ? Container.MP4 : Container.MKV);
        Slice slice = new Slice(
                plan.profile().demuxer(),
                lane.stream(),
                timeBase,
                plan.profile().startMicros(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                shift,
                OptionalLong.empty());
        return new WorkOrder(slice, new Work(timeBase, shift, start, part));
    }

    private static Profile.AudioTrack track(Plan plan, Lane lane) {
        return plan.profile().audio().stream()
                .filter(each -> each.stream() == lane.stream())
                .findFirst()
                .orElseThrow();
    }

    /** The presentation times of the finished film: without the raise that deliveries carry. */
    public static long[] filmTimes(Plan plan) {
        Lane lane = plan.video();
        long raised = plan.raisedSeconds()
                * ((Encode.Video) lane.encode()).timing().outputTimeBase().den();
        long[] times = expectedTimes(plan, lane, new Interval(0, lane.length()));
        for (int i = 0; i < times.length; i++) {
            times[i] -= raised;
        }
        return times;
    }

    /** Where the delivery of a lane of sound must lie on the film's clock. */
    public static SoundSpan soundSpan(Plan plan, Lane lane) {
        Encode.Audio encode = (Encode.Audio) lane.encode();
        Profile.AudioTrack track = track(plan, lane);
        double filmStart = plan.profile().startMicros() / 1e6;
        double rate = track.sampleRate();
        return new SoundSpan(
                SoundStart.of(encode, track, plan).firstSample() / rate - filmStart,
                track.endSample() / rate - filmStart,
                (double) encode.codec().packetSamples() / encode.sampleRate());
    }

    /** The presentation times the delivery must show, in ticks of the encode's output time base. */
    public static long[] expectedTimes(Plan plan, Lane lane, Interval interval) {
        Encode.Video encode = (Encode.Video) lane.encode();
        Timeline timeline = plan.timeline();
        if (encode.timing().fps().isPresent()) {
            Interval numbers = new Grid(timeline, encode.timing().fps().get(), plan.filmStart(), plan.raisedSeconds())
                    .numbers(interval);
            long step = encode.timing().fps().get().den();
            return LongStream.range(numbers.from(), numbers.to())
                    .map(n -> n * step)
                    .toArray();
        }
        long shift = FilmClock.ticks(plan.raisedSeconds(), timeline.timeBase()) - plan.filmStart();
        long[] times = timeline.times(interval);
        for (int i = 0; i < times.length; i++) {
            times[i] = (times[i] + shift) * timeline.timeBase().num();
        }
        return times;
    }
}
