package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Timeline;

/** When the positions of a lane of pictures are. */
final class Instants {
    private Instants() {}

    static double seconds(Timeline timeline, Encode.Video encode, long position) {
        return encode.timing()
                .fps()
                .map(fps -> position / fps.value())
                .orElseGet(() -> timeline.time(position / encode.treatment().pictures())
                        * timeline.timeBase().value());
    }
}
