package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Framing;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.SentDecoded;
import dev.framefarm.coordinator.model.SoundSpan;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.slice.Slice;
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
        return lane.isVideo() ? pictures(plan, lane, interval, doublings) : SoundOrder.of(plan, lane, interval);
    }

    private static WorkOrder pictures(Plan plan, Lane lane, Interval interval, int doublings) {
        Encode.Video encode = (Encode.Video) lane.encode();
        Timeline timeline = plan.timeline();
        long shift = FilmClock.ticks(plan.raisedSeconds(), timeline.timeBase()) - plan.filmStart();
        Optional<Grid> grid =
                encode.timing().fps().map(fps -> new Grid(timeline, fps, plan.filmStart(), plan.raisedSeconds()));
        int pictures = encode.treatment().pictures();
        long first = grid.map(g -> (long) g.sourceAt(interval.from())).orElse(interval.from() / pictures);
        boolean toTheEnd = interval.to() == lane.length();
        long end = toTheEnd
                ? timeline.frames()
                : grid.map(g -> (long) g.sourceFrom(interval.to())).orElse(interval.to() / pictures);
        Interval seen = Handles.around(encode.treatment(), timeline, first, end);
        int key = LeadIn.first(timeline, seen.from(), doublings);
        Optional<Work.FrameCount> count = Counting.of(plan.profile().demuxer(), timeline);
        Slice slice = new Slice(
                plan.profile().demuxer(),
                lane.stream(),
                new Slice.Tick(timeline.timeBase().num(), timeline.timeBase().den()),
                plan.profile().containerMicros(),
                key == 0 ? OptionalLong.empty() : OptionalLong.of(timeline.time(key)),
                toTheEnd || timeline.isCounted()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Handles.endTime(timeline, seen.to())),
                shift,
                count.isPresent() && !timeline.isCounted()
                        ? OptionalLong.of(seen.to() + REORDERED)
                        : OptionalLong.empty(),
                form(plan.profile().video().codec()));
        Work.Pictures part = new Work.Pictures(
                encode.framed(picture -> picture.in(saying(picture.framing(), plan, lane, interval))),
                timeline.time(first),
                Handles.endTime(timeline, end),
                end - first,
                interval.length(),
                count,
                grid.map(g -> g.numbers(interval)),
                Handles.times(encode.treatment(), timeline, seen));
        return new WorkOrder(slice, new Work(timeline.timeBase(), shift, -shift, part));
    }

    private static Slice.Form form(String codec) {
        if (SentDecoded.pictures(codec)) {
            return Slice.Form.DECODED;
        }
        return codec.equals("dnxhd") ? Slice.Form.DNXHD : Slice.Form.COPIED;
    }

    /** With the words that the interval's frames show. */
    private static Framing saying(Framing framing, Plan plan, Lane lane, Interval interval) {
        if (framing.letters().isEmpty()) {
            return framing;
        }
        long[] times = expectedTimes(plan, lane, interval);
        Fraction tick = ((Encode.Video) lane.encode()).timing().outputTimeBase();
        long from = micros(times[0], tick);
        long to = micros(times[times.length - 1], tick);
        return framing.saying(framing.letters().map(letters -> letters.during(from, to)));
    }

    /** Not rounded up: words that come after the last frame would give it a successor. */
    private static long micros(long ticks, Fraction tick) {
        return Math.floorDiv(Math.multiplyExact(ticks, 1_000_000 * tick.num()), tick.den());
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

    /** How long the film's last picture is shown, in ticks of the encode's output time base. */
    public static long lastDuration(Plan plan) {
        Encode.Video encode = (Encode.Video) plan.video().encode();
        Timeline timeline = plan.timeline();
        long ticks = encode.treatment().pictures() > 1
                ? Fields.lastDuration(timeline)
                : timeline.end() - timeline.time(timeline.frames() - 1);
        return encode.timing()
                .fps()
                .map(Fraction::den)
                .orElse(ticks * timeline.timeBase().num());
    }

    /** Where a delivery of sound must lie. */
    public static SoundSpan soundSpan(Plan plan, Lane lane, Interval interval) {
        return SoundOrder.span(plan, lane, interval);
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
        if (encode.treatment().pictures() > 1) {
            return Fields.times(timeline, interval, shift);
        }
        long[] times = timeline.times(interval);
        for (int i = 0; i < times.length; i++) {
            times[i] = (times[i] + shift) * timeline.timeBase().num();
        }
        return times;
    }
}
