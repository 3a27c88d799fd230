package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.model.Work;
import java.util.Optional;

/** Frames beside the wanted ones that filters must see to treat these as a single pass over the film does. */
final class Handles {
    private Handles() {}

    /** The frames of the source that are seen when those from {@code first} to {@code end} are wanted. */
    static Interval around(Treatment treatment, Timeline timeline, long first, long end) {
        return new Interval(
                Math.max(0, first - treatment.framesBefore()),
                Math.min(timeline.frames(), end + treatment.framesBehind()));
    }

    static Optional<Work.Neighbours> times(Treatment treatment, Timeline timeline, Interval seen) {
        return treatment.framesBefore() == 0
                ? Optional.empty()
                : Optional.of(new Work.Neighbours(timeline.time(seen.from()), endTime(timeline, seen.to())));
    }

    /** Of the film's end one tick after the last frame, and no further: an edit list may hide frames behind it. */
    static long endTime(Timeline timeline, long end) {
        return end >= timeline.frames() ? timeline.time(timeline.frames() - 1) + 1 : timeline.time(end);
    }
}
