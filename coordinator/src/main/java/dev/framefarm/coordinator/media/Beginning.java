package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;

/** Where a film begins: with its container, or with a picture that is shown before the container says it begins. */
final class Beginning {
    private static final Fraction MICROSECOND = new Fraction(1, 1_000_000);

    private Beginning() {}

    /** An edit list that begins between two keyframes hides what comes before, though not every packet is marked so. */
    static Timeline unhidden(Timeline timeline, PictureIndex pictures, long containerMicros) {
        return pictures.hides() ? timeline.from(hairBefore(containerMicros, timeline)) : timeline;
    }

    /** On the source's clock. */
    static long micros(Timeline timeline, long containerMicros) {
        return timeline.time(0) < hairBefore(containerMicros, timeline)
                ? timeline.timeBase().rescale(timeline.time(0), MICROSECOND)
                : containerMicros;
    }

    /** The container's time was rounded, perhaps to behind the very picture that it is of. */
    private static long hairBefore(long containerMicros, Timeline timeline) {
        return MICROSECOND.rescale(containerMicros - 1, timeline.timeBase());
    }
}
