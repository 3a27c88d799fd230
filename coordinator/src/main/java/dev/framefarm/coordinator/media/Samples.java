package dev.framefarm.coordinator.media;

import java.nio.ByteBuffer;

/** What a run of samples says ({@code trun}): how many they are, how long they last together, where the first ends. */
record Samples(int count, long duration, long endOfFirst) {
    private static final int OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int DURATION = 0x100;
    private static final int SIZE = 0x200;
    private static final int FLAGS = 0x400;
    private static final int COMPOSITION = 0x800;

    /** The duration and the size of samples that do not say their own. */
    static long[] defaults(ByteBuffer tfhd) {
        int flags = tfhd.getInt();
        tfhd.getInt();
        skip(tfhd, flags, 0x1, Long.BYTES);
        skip(tfhd, flags, 0x2, Integer.BYTES);
        long duration = (flags & 0x8) == 0 ? 0 : Integer.toUnsignedLong(tfhd.getInt());
        long size = (flags & 0x10) == 0 ? 0 : Integer.toUnsignedLong(tfhd.getInt());
        return new long[] {duration, size};
    }

    static Samples of(ByteBuffer trun, long[] defaults) {
        int flags = trun.getInt();
        int count = trun.getInt();
        long offset = (flags & OFFSET) == 0 ? 0 : trun.getInt();
        skip(trun, flags, FIRST_FLAGS, Integer.BYTES);
        long duration = 0;
        long first = 0;
        for (int i = 0; i < count; i++) {
            duration += (flags & DURATION) == 0 ? defaults[0] : Integer.toUnsignedLong(trun.getInt());
            long size = (flags & SIZE) == 0 ? defaults[1] : Integer.toUnsignedLong(trun.getInt());
            first = i == 0 ? size : first;
            skip(trun, flags, FLAGS, Integer.BYTES);
            skip(trun, flags, COMPOSITION, Integer.BYTES);
        }
        return new Samples(count, duration, offset + first);
    }

    private static void skip(ByteBuffer body, int flags, int flag, int length) {
        if ((flags & flag) != 0) {
            body.position(body.position() + length);
        }
    }
}
