package dev.framefarm.agent.evidence;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts samples and their presentation times from {@code moof} boxes (ISO/IEC 14496-12, 8.8), for each track. Its
 * default duration comes from {@code trex}, may be overruled by {@code tfhd} and again by each sample of a
 * {@code trun}.
 */
final class Samples {
    private static final int MOOV = Box.type("moov");
    private static final int MVEX = Box.type("mvex");
    private static final int TREX = Box.type("trex");
    private static final int TRAF = Box.type("traf");
    private static final int TFHD = Box.type("tfhd");
    private static final int TFDT = Box.type("tfdt");
    private static final int TRUN = Box.type("trun");

    private final Map<Integer, Track> tracks = new TreeMap<>();
    private Track track = new Track();

    private static final class Track {
        private final Times times = new Times();
        private long trexDuration;
        private long duration;
        private long time;
    }

    /** Of all tracks together. */
    Times times() {
        return Times.together(tracks.values().stream().map(each -> each.times).toList());
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
            track(body.getInt(4)).trexDuration = Integer.toUnsignedLong(body.getInt(12));
        }
    }

    private void inMoof(int type, ByteBuffer body) throws BrokenDelivery {
        if (type == TRAF) {
            Box.children(body, this::inMoof);
        } else if (type == TFHD) {
            trackHeader(body);
        } else if (type == TFDT) {
            track.time = body.get(0) == 0 ? Integer.toUnsignedLong(body.getInt(4)) : body.getLong(4);
        } else if (type == TRUN) {
            run(body);
        }
    }

    private Track track(int id) {
        return tracks.computeIfAbsent(id, any -> new Track());
    }

    private void trackHeader(ByteBuffer body) {
        int flags = body.getInt() & 0xFFFFFF;
        track = track(body.getInt());
        skip(body, flags, 0x1, Long.BYTES);
        skip(body, flags, 0x2, Integer.BYTES);
        track.duration = (flags & 0x8) == 0 ? track.trexDuration : Integer.toUnsignedLong(body.getInt());
    }

    private void run(ByteBuffer body) {
        int flags = body.getInt() & 0xFFFFFF;
        int samples = body.getInt();
        skip(body, flags, 0x1, Integer.BYTES);
        skip(body, flags, 0x4, Integer.BYTES);
        for (int i = 0; i < samples; i++) {
            long length = (flags & 0x100) == 0 ? track.duration : Integer.toUnsignedLong(body.getInt());
            skip(body, flags, 0x200, Integer.BYTES);
            skip(body, flags, 0x400, Integer.BYTES);
            // Version 0 calls the offset unsigned; nobody writes one beyond 2^31, version 1 is signed.
            track.times.add(track.time + ((flags & 0x800) == 0 ? 0 : body.getInt()));
            track.time += length;
        }
    }

    private static void skip(ByteBuffer body, int flags, int flag, int length) {
        if ((flags & flag) != 0) {
            body.position(body.position() + length);
        }
    }
}
