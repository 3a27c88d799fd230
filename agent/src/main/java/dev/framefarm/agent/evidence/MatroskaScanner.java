package dev.framefarm.agent.evidence;

/**
 * Walks through Matroska (RFC 9559) as FFmpeg writes it to a pipe: goes into the segment, its clusters and
 * their block groups, reads the clusters' times and the blocks' heads, and skips everything else.
 */
final class MatroskaScanner implements Scanner {
    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long BLOCK_GROUP = 0xA0;
    private static final long CLUSTER_TIME = 0xE7;
    private static final long SIMPLE_BLOCK = 0xA3;
    private static final long BLOCK = 0xA1;

    /** A block begins with its track (one byte for the first 126) and two bytes of time in its cluster. */
    private static final int BLOCK_HEAD = 3;

    private final Times times = new Times();
    private final byte[] gathered = new byte[16];
    private int filled;
    private long clusterTime;
    private long skip;
    private long bytes;

    @Override
    public void pass(byte[] data, int offset, int length) throws BrokenDelivery {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (skip > 0) {
                int step = (int) Math.min(skip, end - at);
                skip -= step;
                at += step;
            } else {
                if (filled == gathered.length) {
                    throw new BrokenDelivery(
                            "no element of Matroska at " + (bytes + at - offset) + " of FFmpeg's output");
                }
                gathered[filled++] = data[at++];
                element();
            }
        }
        bytes += length;
    }

    @Override
    public Times finish() throws BrokenDelivery {
        if (skip > 0 || filled > 0) {
            throw new BrokenDelivery("FFmpeg's output ends in the middle of an element after " + bytes + " bytes");
        }
        return times;
    }

    /** Acts as soon as enough of an element's head is gathered. */
    private void element() throws BrokenDelivery {
        int idLength = length(0);
        if (filled <= idLength) {
            return;
        }
        int head = idLength + length(idLength);
        if (filled < head) {
            return;
        }
        long id = number(0, idLength);
        long size = number(idLength, head) & ((1L << (7 * (head - idLength))) - 1);
        if (id == SEGMENT || id == CLUSTER || id == BLOCK_GROUP) {
            filled = 0;
        } else if (id == CLUSTER_TIME) {
            clusterTime(head, size);
        } else if (id == SIMPLE_BLOCK || id == BLOCK) {
            block(head, size);
        } else {
            filled = 0;
            skip = size;
        }
    }

    private void clusterTime(int head, long size) throws BrokenDelivery {
        if (size > Long.BYTES) {
            throw new BrokenDelivery("a cluster's time of " + size + " bytes");
        }
        if (filled == head + size) {
            clusterTime = number(head, filled);
            filled = 0;
        }
    }

    private void block(int head, long size) {
        if (filled == head + BLOCK_HEAD) {
            times.add(clusterTime + (short) number(head + 1, filled));
            filled = 0;
            skip = size - BLOCK_HEAD;
        }
    }

    /** How long the number at {@code at} is: its leading zero bits say so. */
    private int length(int at) {
        return Integer.numberOfLeadingZeros(gathered[at] & 0xFF) - 23;
    }

    private long number(int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = (value << 8) | (gathered[i] & 0xFF);
        }
        return value;
    }
}
