package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Timeline;
import java.util.Arrays;

/** Many numbers in little memory, and never more than {@link #MOST}: who sends them chooses how many they are. */
final class Longs {
    static final int MOST = Timeline.MOST_FRAMES;

    private long[] values = new long[1024];
    private int size;

    void add(long value) throws Excess {
        if (size == MOST) {
            throw new Excess("The film has more than " + MOST + " frames; render it in parts.");
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.min(MOST, size + (size >> 1)));
        }
        values[size++] = value;
    }

    void replaceLast(long value) {
        values[size - 1] = value;
    }

    int size() {
        return size;
    }

    /** In place: there is no room for all of them twice. */
    void sort() {
        Arrays.sort(values, 0, size);
    }

    long get(int index) {
        return values[index];
    }

    long[] sorted() {
        sort();
        return toArray();
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
