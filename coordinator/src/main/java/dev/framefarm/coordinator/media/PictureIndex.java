package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gathers the packets of one video stream. Those flagged as discarded are in the file but are never shown: an edit
 * list hides them.
 */
final class PictureIndex {
    static final String ONE_PICTURE = "The file is a single picture; a film needs a video track.";

    private static final int LONG_TICKS = 4;
    /** Clocks that stumble come back to where they were at once. */
    private static final double LONG_SECONDS = 1;

    private final boolean hidesSome;
    /** Twice the time, and one more for a keyframe: one number for each frame, in the order of the file. */
    private final Longs shown = new Longs();

    private boolean hasKeys;
    private long earliest = Long.MAX_VALUE;
    private long untimed;
    private long last = Long.MIN_VALUE;
    private long lastDuration;
    private long lastDecoded = Long.MIN_VALUE;
    private boolean startsAnew;
    private long steppedBack;
    private boolean doubtful;
    private boolean hides;

    /**
     * VP8 and VP9 may send a picture that is only for others to refer to. It says that it lasts as long as any, and the
     * next one comes with it or a tick later.
     */
    PictureIndex(String codec) {
        hidesSome = codec.equals("vp8") || codec.equals("vp9");
    }

    void add(PacketLine packet) throws Excess {
        if (packet.earliest() != PacketLine.NONE) {
            earliest = Math.min(earliest, packet.earliest());
        }
        if (packet.discarded) {
            hides = true;
            return;
        }
        doubtful |= packet.corrupt;
        if (packet.pts == PacketLine.NONE) {
            untimed++;
            return;
        }
        if (packet.dts != PacketLine.NONE) {
            startsAnew = packet.dts < lastDecoded;
            doubtful |= startsAnew;
            steppedBack = lastDecoded == Long.MIN_VALUE ? 0 : Math.max(steppedBack, lastDecoded - packet.dts);
            lastDecoded = Math.max(lastDecoded, packet.dts);
        }
        long frame = Math.addExact(Math.multiplyExact(packet.pts, 2), packet.key ? 1 : 0);
        hasKeys |= packet.key;
        if (hidesSome && shown.size() > 0 && packet.pts - last <= 1 && lastDuration > LONG_TICKS) {
            // The hidden one was a keyframe perhaps, and then decoding may begin with the two of them.
            shown.replaceLast(frame | (shown.get(shown.size() - 1) & 1));
            doubtful = true;
        } else {
            shown.add(frame);
        }
        if (packet.pts >= last) {
            last = packet.pts;
            lastDuration = packet.duration;
        }
    }

    /** Nothing lies before zero where nothing has a time. */
    long earliest() {
        return earliest == Long.MAX_VALUE ? 0 : earliest;
    }

    /** Whether the packets hint that something else comes out of the decoder than they announce. */
    boolean isDoubtful() {
        return doubtful || !hasKeys || doubles() > 0;
    }

    /** How many pictures should come out at least. One without a time may be a second field. */
    int visible() {
        return hidesSome ? 0 : shown.size();
    }

    int packets() {
        return Math.toIntExact(shown.size() + untimed);
    }

    /** How many frames would be shown at an instant that another one has already. */
    private long doubles() {
        shown.sort();
        return IntStream.range(1, shown.size())
                .filter(i -> shown.get(i) >> 1 == shown.get(i - 1) >> 1)
                .count();
    }

    boolean hasKeys() {
        return hasKeys;
    }

    /** Whether some packets are decoded and never shown. */
    boolean hides() {
        return hides;
    }

    /** The times of all packets in order, some of them twice perhaps. */
    long[] times() {
        shown.sort();
        return Arrays.stream(shown.toArray()).map(frame -> frame >> 1).toArray();
    }

    /** In order, some of them twice perhaps. */
    long[] keyTimes() {
        shown.sort();
        return Arrays.stream(shown.toArray())
                .filter(frame -> (frame & 1) == 1)
                .map(frame -> frame >> 1)
                .toArray();
    }

    void demandFrames() throws Refusal {
        if (packets() == 0) {
            throw new Refusal("NO_FRAMES", "The video track holds no frames; the file is damaged or was cut short.");
        }
    }

    void demandTimes(Fraction timeBase) throws Refusal {
        // Of a picture sent as two fields only the first has a time; more than half says that times are missing.
        if (untimed > shown.size()) {
            throw new Refusal(
                    "NO_TIMESTAMPS",
                    untimed + " frames of the file have no timestamps; put it into a new container first, for example"
                            + " with ffmpeg -fflags +genpts -i IN -c copy OUT.mkv");
        }
        if (startsAnew || steppedBack * timeBase.value() > LONG_SECONDS) {
            throw startingAnew();
        }
    }

    static Refusal startingAnew() {
        return new Refusal(
                "TIMES_START_ANEW",
                "The times in the file start anew in the middle, so that different frames have the same time; give"
                        + " its frames new times first, for example with ffmpeg -i IN -vf setpts=N/FRAME_RATE/TB"
                        + " OUT.mkv");
    }

    /** Of what the packets say alone, each of them at a time of its own. */
    Timeline timeline(Fraction timeBase) throws Refusal {
        if (!hasKeys) {
            throw new Refusal(
                    "NO_KEYFRAME", "The video has no keyframe to begin decoding at; the file was cut in the middle.");
        }
        if (doubles() > 0) {
            throw startingAnew();
        }
        long[] times = new long[shown.size()];
        int[] keys = new int[shown.size()];
        int keyframes = 0;
        for (int frame = 0; frame < times.length; frame++) {
            times[frame] = shown.get(frame) >> 1;
            if ((shown.get(frame) & 1) == 1) {
                keys[keyframes++] = frame;
            }
        }
        return Timeline.owning(timeBase, times, Arrays.copyOf(keys, keyframes), last + duration(times));
    }

    /** A last frame without a duration is shown as long as the one before it. */
    private long duration(long[] times) {
        if (lastDuration > 0) {
            return lastDuration;
        }
        return times.length < 2 ? 1 : Math.max(1, times[times.length - 1] - times[times.length - 2]);
    }
}
