package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Timeline;
import java.util.stream.LongStream;

/**
 * The times of pictures that are made of single fields: each frame of the source gives one at its own time and one
 * half-way to the next frame. All are in halves of the source's ticks.
 */
final class Fields {
    private Fields() {}

    /** With so many ticks added to the source's times, in the numerator's parts of the doubled time base. */
    static long[] times(Timeline timeline, Interval pictures, long shift) {
        return LongStream.range(pictures.from(), pictures.to())
                .map(picture -> (time(timeline, picture) + 2 * shift)
                        * timeline.timeBase().num())
                .toArray();
    }

    /** Until the film's end, which the container may have said a little too early. */
    static long lastDuration(Timeline timeline) {
        return Math.max(1, 2 * timeline.end() - time(timeline, 2L * timeline.frames() - 1));
    }

    private static long time(Timeline timeline, long picture) {
        long frame = picture / 2;
        return picture % 2 == 0 ? 2 * timeline.time(frame) : timeline.time(frame) + next(timeline, frame);
    }

    /** The second field of the last frame comes as long after the first as it did before. */
    private static long next(Timeline timeline, long frame) {
        return frame + 1 < timeline.frames()
                ? timeline.time(frame + 1)
                : 2 * timeline.time(frame) - timeline.time(frame - 1);
    }
}
