package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Work.FrameCount;
import java.util.Optional;
import java.util.Set;

/**
 * Frames timed by their number. A bare stream holds no times, and AVI none of frames that are sent in another order
 * than they are shown: what FFmpeg guesses depends on where it began to read, so every slice begins with the film.
 */
public final class Counting {
    private static final Set<String> BARE_STREAMS = Set.of("h264", "hevc", "mpegvideo", "m4v", "mjpeg", "obu");

    private Counting() {}

    public static boolean isBareStream(String demuxer) {
        return BARE_STREAMS.contains(demuxer);
    }

    static Optional<FrameCount> of(String demuxer, Timeline timeline) {
        boolean fromTheBeginning = timeline.keyCount() == 1;
        if (!isBareStream(demuxer) && !(demuxer.equals("avi") && fromTheBeginning)) {
            return Optional.empty();
        }
        long first = timeline.time(0);
        long step = timeline.time(1) - first;
        for (int frame = 2; frame < timeline.frames(); frame++) {
            if (timeline.time(frame) != first + frame * step) {
                return Optional.empty();
            }
        }
        return Optional.of(new FrameCount(first, step));
    }
}
