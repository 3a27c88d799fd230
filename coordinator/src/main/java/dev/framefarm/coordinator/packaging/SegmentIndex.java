package dev.framefarm.coordinator.packaging;

/**
 * The index by which DASH finds the segments of a file ({@code sidx}, ISO/IEC 14496-12). It lies between the header and
 * the first fragment, in a room that is kept free for it while the file grows: nothing behind it ever moves.
 */
public final class SegmentIndex {
    /** What is not needed is a box too, and a free one. */
    private static final int BOX = 8;

    private static final int FIXED = 40;
    private static final int ENTRY = 12;

    private SegmentIndex() {}

    /** How many bytes are kept free. */
    public static long room(Division division) {
        return BOX + FIXED + (long) ENTRY * division.most();
    }

    /** Where the index is in the file. */
    static ByteRange range(Track track) {
        long length = FIXED + (long) ENTRY * Segment.of(track).size();
        return new ByteRange(track.header().bytes() + room(track.division()) - length, length);
    }
}
