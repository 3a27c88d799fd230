package dev.framefarm.coordinator.model;

import java.util.Arrays;

/**
 * Every frame of a video stream by its presentation time, in ticks of the stream's time base, in
 * order, and which of them can be decoded without an earlier one. Frame numbers are positions here.
 */
public final class Timeline {
    /** 55 hours at 25 frames a second, 23 at 60. Their times stay in memory while a film is worked on. */
    public static final int MOST_FRAMES = 5_000_000;

    /** Of what is heard only. */
    public static final Timeline NONE = new Timeline(new long[0], new int[0], new Fraction(1, 1), 0, false);

    private final Fraction timeBase;
    private final long[] times;
    private final int[] keys;
    private final long end;
    private final boolean counted;

    /** {@code end} is where the last frame stops being shown. */
    public Timeline(Fraction timeBase, long[] times, int[] keys, long end) {
        this(times.clone(), keys.clone(), timeBase, end, false);
    }

    private Timeline(long[] times, int[] keys, Fraction timeBase, long end, boolean counted) {
        if ((times.length == 0) != (keys.length == 0)) {
            throw new IllegalArgumentException("a timeline has frames and a keyframe, or neither");
        }
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                throw new IllegalArgumentException("times step back at frame " + i);
            }
        }
        this.timeBase = timeBase;
        this.times = times;
        this.keys = keys;
        this.end = times.length == 0 ? end : Math.max(end, times[times.length - 1] + 1);
        this.counted = counted;
    }

    /** Of arrays that are given away: nobody else may keep them. A long film's are too large to have twice. */
    public static Timeline owning(Fraction timeBase, long[] times, int[] keys, long end) {
        return new Timeline(times, keys, timeBase, end, false);
    }

    /** Decoded from the film's beginning, where a frame's number tells its time better than its packet does. */
    public Timeline counted() {
        return new Timeline(times, new int[] {0}, timeBase, end, true);
    }

    /** The same times, where only the first frame is known to need no earlier one. */
    public Timeline fromTheBeginning() {
        return new Timeline(times, new int[] {0}, timeBase, end, counted);
    }

    /** Without the frames before a time, unless that is all of them. Decoding begins where it did. */
    public Timeline from(long time) {
        int first = frameAt(time);
        if (first == 0 || first == times.length) {
            return this;
        }
        int[] later = Arrays.stream(keys)
                .filter(key -> key > first)
                .map(key -> key - first)
                .toArray();
        int[] all = new int[later.length + 1];
        System.arraycopy(later, 0, all, 1, later.length);
        return owning(timeBase, Arrays.copyOfRange(times, first, times.length), all, end);
    }

    public boolean isCounted() {
        return counted;
    }

    public Fraction timeBase() {
        return timeBase;
    }

    public int frames() {
        return times.length;
    }

    /** The time of a frame; of the frame after the last, the end. */
    public long time(long frame) {
        return frame >= times.length ? end : times[Math.toIntExact(frame)];
    }

    public long end() {
        return end;
    }

    public int[] keys() {
        return keys.clone();
    }

    public int keyCount() {
        return keys.length;
    }

    /** The frame that is the keyframe of this number. */
    public int key(int number) {
        return keys[number];
    }

    /** The first frame whose time is not before {@code time}. */
    public int frameAt(long time) {
        int at = Arrays.binarySearch(times, time);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && times[at - 1] == time) {
            at--;
        }
        return at;
    }

    /** The last keyframe at or before {@code frame}, then {@code back} keyframes further; never before the first. */
    public int keyBefore(long frame, int back) {
        int at = Arrays.binarySearch(keys, Math.toIntExact(frame));
        int index = at >= 0 ? at : -at - 2;
        return index - back < 0 ? 0 : keys[index - back];
    }

    public long[] times(Interval frames) {
        return Arrays.copyOfRange(times, Math.toIntExact(frames.from()), Math.toIntExact(frames.to()));
    }

    public double seconds() {
        return times.length == 0 ? 0 : (end - times[0]) * timeBase.value();
    }

    /** Frames per second on the average. */
    public double rate() {
        return times.length / Math.max(seconds(), 1e-9);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeline that
                && timeBase.equals(that.timeBase)
                && end == that.end
                && counted == that.counted
                && Arrays.equals(times, that.times)
                && Arrays.equals(keys, that.keys);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(times);
    }

    @Override
    public String toString() {
        return times.length + " frames, " + keys.length + " keyframes, time base " + timeBase;
    }
}
