package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.packaging.ByteRange;
import dev.framefarm.coordinator.packaging.Segment;
import dev.framefarm.coordinator.packaging.SegmentIndex;
import dev.framefarm.coordinator.packaging.Track;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the index of a finished track's segments ({@code sidx}, ISO/IEC 14496-12), behind what it leaves free. */
final class IndexBox {
    private static final int VERSION = 1 << 24;
    /** Every segment begins with a picture that decodes by itself: SAP of type 1. */
    private static final int BEGINS_WITH_KEY = 0x9000_0000;

    private IndexBox() {}

    /** All of the room that was kept for it. */
    static byte[] of(Track track) {
        List<Segment> segments = Segment.of(track);
        if (segments.size() > track.division().most()) {
            throw new IllegalStateException(track.name() + " has more segments than its length allows");
        }
        ByteRange range = track.index();
        ByteBuffer room = ByteBuffer.allocate((int) SegmentIndex.room(track.division()));
        int free = room.capacity() - (int) range.bytes();
        room.putInt(free).put(type("free")).position(free);
        room.putInt((int) range.bytes()).put(type("sidx")).putInt(VERSION).putInt(1);
        room.putInt((int) track.timescale());
        room.putLong(track.fragments().get(0).time()).putLong(0);
        room.putInt(segments.size());
        for (Segment segment : segments) {
            room.putInt((int) segment.range().bytes());
            room.putInt((int) segment.ticks()).putInt(BEGINS_WITH_KEY);
        }
        return room.array();
    }

    private static byte[] type(String letters) {
        return letters.getBytes(StandardCharsets.ISO_8859_1);
    }
}
