package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;
import java.util.Arrays;

/**
 * Gathers the packets of one video stream. Those flagged as discarded are in the file but are never shown: an edit
 * list hides them.
 */
final class PictureIndex {
    private final Longs shown = new Longs();
    private final Longs keys = new Longs();
    private long earliest = Long.MAX_VALUE;
    private long untimed;
    private long last = Long.MIN_VALUE;
    private long lastDuration;

    void add(PacketLine packet) throws Excess {
        if (packet.earliest() != PacketLine.NONE) {
            earliest = Math.min(earliest, packet.earliest());
        }
        if (packet.discarded) {
            return;
        }
        if (packet.pts == PacketLine.NONE) {
            untimed++;
            return;
        }
        shown.add(packet.pts);
        if (packet.key) {
            keys.add(packet.pts);
        }
        if (packet.pts >= last) {
            last = packet.pts;
            lastDuration = packet.duration;
        }
    }

    long earliest() {
        return earliest;
    }

    /** How many frames would be shown at an instant that another one has already. Only one of them can be seen. */
    long doubles(Timeline timeline) {
        return (long) shown.size() - timeline.frames();
    }

    Timeline timeline(Fraction timeBase) throws Refusal {
        // Of a picture sent as two fields only the first has a time; more than half says that times are missing.
        if (untimed > shown.size()) {
            throw new Refusal(
                    "NO_TIMESTAMPS",
                    untimed + " frames of the file have no timestamps; put it into a new container first, for example"
                            + " with ffmpeg -fflags +genpts -i IN -c copy OUT.mkv");
        }
        if (shown.size() == 0) {
            throw new Refusal("NO_FRAMES", "The video track holds no frames; the file is damaged or was cut short.");
        }
        if (keys.size() == 0) {
            throw new Refusal(
                    "NO_KEYFRAME", "The video has no keyframe to begin decoding at; the file was cut in the middle.");
        }
        long[] times = shown.distinct();
        int[] positions = Arrays.stream(keys.distinct())
                .mapToInt(time -> Arrays.binarySearch(times, time))
                .toArray();
        return new Timeline(timeBase, times, positions, last + duration(times));
    }

    /** A last frame without a duration is shown as long as the one before it. */
    private long duration(long[] times) {
        if (lastDuration > 0) {
            return lastDuration;
        }
        return times.length < 2 ? 1 : Math.max(1, times[times.length - 1] - times[times.length - 2]);
    }
}
