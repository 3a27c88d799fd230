package dev.framefarm.agent.evidence;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Counts samples and their presentation times from {@code moof} boxes (ISO/IEC 14496-12, 8.8). A delivery
 * has one track; its default duration comes from {@code trex}, may be overruled by {@code tfhd} and again by
 * each sample of a {@code trun}.
 */
final class Samples {
    private static final int MOOV = Box.type("moov");
    private static final int MVEX = Box.type("mvex");
    private static final int TREX = Box.type("trex");
    private static final int TRAF = Box.type("traf");
    private static final int TFHD = Box.type("tfhd");
    private static final int TFDT = Box.type("tfdt");
    private static final int TRUN = Box.type("trun");

    private long trexDuration;
    private long duration;
    private long time;
    private final Times times;

    Samples(Times times) {
        this.times = times;
    }

    void read(int type, ByteBuffer body) throws BrokenDelivery {
        try {
            Box.children(body, type == MOOV ? this::inMoov : this::inMoof);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new BrokenDelivery("an index in FFmpeg's output is shorter than it says");
        }
    }

    private void inMoov(int type, ByteBuffer body) throws BrokenDelivery {
        if (type == MVEX) {
            Box.children(body, this::inMoov);
        } else if (type == TREX) {
            trexDuration = Integer.toUnsignedLong(body.getInt(12));
        }
    }

    private void inMoof(int type, ByteBuffer body) throws BrokenDelivery {
        if (type == TRAF) {
            Box.children(body, this::inMoof);
        } else if (type == TFHD) {
            trackHeader(body);
        } else if (type == TFDT) {
            time = body.get(0) == 0 ? Integer.toUnsignedLong(body.getInt(4)) : body.getLong(4);
        } else if (type == TRUN) {
            run(body);
        }
    }

    private void trackHeader(ByteBuffer body) {
        int flags = body.getInt() & 0xFFFFFF;
        body.getInt();
        skip(body, flags, 0x1, Long.BYTES);
        skip(body, flags, 0x2, Integer.BYTES);
        duration = (flags & 0x8) == 0 ? trexDuration : Integer.toUnsignedLong(body.getInt());
    }

    private void run(ByteBuffer body) {
        int flags = body.getInt() & 0xFFFFFF;
        int samples = body.getInt();
        skip(body, flags, 0x1, Integer.BYTES);
        skip(body, flags, 0x4, Integer.BYTES);
        for (int i = 0; i < samples; i++) {
            long length = (flags & 0x100) == 0 ? duration : Integer.toUnsignedLong(body.getInt());
            skip(body, flags, 0x200, Integer.BYTES);
            skip(body, flags, 0x400, Integer.BYTES);
            // Version 0 calls the offset unsigned; nobody writes one beyond 2^31, version 1 is signed.
            times.add(time + ((flags & 0x800) == 0 ? 0 : body.getInt()));
            time += length;
        }
    }

    private static void skip(ByteBuffer body, int flags, int flag, int length) {
        if ((flags & flag) != 0) {
            body.position(body.position() + length);
        }
    }
}
