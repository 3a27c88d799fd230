package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Timeline;

/**
 * The output's frames when the recipe changes the frame rate: frame {@code n} of the lane is the grid's
 * frame {@code first + n} on the raised film clock. A source frame is shown from the grid's frame nearest to its time
 * on; the last frame ends at the one nearest to the end.
 */
final class Grid {
    private final Timeline timeline;
    private final Fraction frame;
    private final long shift;
    private final long first;

    Grid(Timeline timeline, Fraction fps, long filmStart, long raisedSeconds) {
        this.timeline = timeline;
        this.frame = fps.inverse();
        this.shift = FilmClock.ticks(raisedSeconds, timeline.timeBase()) - filmStart;
        this.first = at(timeline.time(0));
    }

    long length() {
        return Math.max(1, at(timeline.end()) - first);
    }

    /** The lane's frame from which a source frame is shown. */
    long position(long sourceFrame) {
        return at(timeline.time(sourceFrame)) - first;
    }

    /** The grid's own numbers of an interval of the lane. */
    Interval numbers(Interval lane) {
        return new Interval(first + lane.from(), first + lane.to());
    }

    /** The last source frame shown at or before the lane's frame. */
    int sourceAt(long lanePosition) {
        int low = 0;
        int high = timeline.frames() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (position(middle) <= lanePosition) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The first source frame that is shown only from the lane's position on: the handle after an interval. */
    int sourceFrom(long lanePosition) {
        int before = sourceAt(lanePosition);
        return position(before) >= lanePosition ? before : before + 1;
    }

    private long at(long time) {
        return timeline.timeBase().rescale(time + shift, frame);
    }
}
