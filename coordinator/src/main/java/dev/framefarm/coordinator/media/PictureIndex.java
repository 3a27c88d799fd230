package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Gathers the packets of one video stream. Those flagged as discarded are in the file but are never shown: an edit
 * list hides them.
 */
final class PictureIndex {
    static final String ONE_PICTURE = "The file is a single picture; a film needs a video track.";

    private static final int LONG_TICKS = 4;

    private final boolean hidesSome;
    /** Twice the time, and one more for a keyframe: one number for each frame, in the order of the file. */
    private final Longs shown = new Longs();

    private boolean hasKeys;
    private long earliest = Long.MAX_VALUE;
    private long untimed;
    private long last = Long.MIN_VALUE;
    private long lastDuration;
    private long lastDecoded = Long.MIN_VALUE;
    private boolean steppedBack;

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
            return;
        }
        if (packet.pts == PacketLine.NONE) {
            untimed++;
            return;
        }
        steppedBack |= packet.dts != PacketLine.NONE && packet.dts < lastDecoded;
        lastDecoded = Math.max(lastDecoded, packet.dts);
        long frame = Math.addExact(Math.multiplyExact(packet.pts, 2), packet.key ? 1 : 0);
        hasKeys |= packet.key;
        if (hidesSome && shown.size() > 0 && packet.pts - last <= 1 && lastDuration > LONG_TICKS) {
            // The hidden one was a keyframe perhaps, and then decoding may begin with the two of them.
            shown.replaceLast(frame | (shown.get(shown.size() - 1) & 1));
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

    /** How many frames would be shown at an instant that another one has already. Only one of them can be seen. */
    long doubles(Timeline timeline) {
        return (long) shown.size() - timeline.frames();
    }

    /** Of a stream without times: one packet is one frame, at an even rate. */
    Timeline counted(Fraction rate) throws Refusal {
        int frames = Math.toIntExact(shown.size() + untimed);
        demandFrames(frames);
        return new Timeline(rate.inverse(), LongStream.range(0, frames).toArray(), new int[] {0}, frames);
    }

    Timeline timeline(Fraction timeBase) throws Refusal {
        // Of a picture sent as two fields only the first has a time; more than half says that times are missing.
        if (untimed > shown.size()) {
            throw new Refusal(
                    "NO_TIMESTAMPS",
                    untimed + " frames of the file have no timestamps; put it into a new container first, for example"
                            + " with ffmpeg -fflags +genpts -i IN -c copy OUT.mkv");
        }
        demandFrames(shown.size());
        if (steppedBack) {
            throw new Refusal(
                    "TIMES_START_ANEW",
                    "The times in the file start anew in the middle, so that different frames have the same time; give"
                            + " its frames new times first, for example with ffmpeg -i IN -vf setpts=N/FRAME_RATE/TB"
                            + " OUT.mkv");
        }
        if (!hasKeys) {
            throw new Refusal(
                    "NO_KEYFRAME", "The video has no keyframe to begin decoding at; the file was cut in the middle.");
        }
        shown.sort();
        long[] times = new long[shown.size()];
        int[] keys = new int[shown.size()];
        int frames = 0;
        int keyframes = 0;
        for (int i = 0; i < shown.size(); i++) {
            long time = shown.get(i) >> 1;
            boolean isDouble = frames > 0 && times[frames - 1] == time;
            if (!isDouble) {
                times[frames++] = time;
            }
            boolean isKey = (shown.get(i) & 1) == 1;
            if (isKey && (keyframes == 0 || keys[keyframes - 1] != frames - 1)) {
                keys[keyframes++] = frames - 1;
            }
        }
        long[] all = trimmed(times, frames);
        return Timeline.owning(timeBase, all, Arrays.copyOf(keys, keyframes), last + duration(all));
    }

    private static long[] trimmed(long[] times, int frames) {
        return frames == times.length ? times : Arrays.copyOf(times, frames);
    }

    private static void demandFrames(int frames) throws Refusal {
        if (frames == 0) {
            throw new Refusal("NO_FRAMES", "The video track holds no frames; the file is damaged or was cut short.");
        }
    }

    /** A last frame without a duration is shown as long as the one before it. */
    private long duration(long[] times) {
        if (lastDuration > 0) {
            return lastDuration;
        }
        return times.length < 2 ? 1 : Math.max(1, times[times.length - 1] - times[times.length - 2]);
    }
}
