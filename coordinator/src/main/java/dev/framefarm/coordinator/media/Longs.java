package dev.framefarm.coordinator.media;

import java.util.Arrays;

/** Many numbers in little memory, and never more than {@link #MOST}: who sends them chooses how many they are. */
final class Longs {
    /** 111 hours at 25 frames a second, 46 at 60; 80 MB. */
    static final int MOST = 10_000_000;

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

    long[] sorted() {
        long[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Each once, in order. By hand, for a stream would put every number into an object of its own. */
    long[] distinct() {
        long[] sorted = sorted();
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (kept == 0 || sorted[kept - 1] != sorted[i]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
    }
}
