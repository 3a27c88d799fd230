package dev.framefarm.agent.evidence;

import java.nio.ByteBuffer;

/**
 * Walks through fragmented MP4. Media data ({@code mdat}) is skipped; only {@code moov} and {@code moof} are
 * gathered and read. Not safe for use by several threads at once.
 */
final class Mp4Scanner implements Scanner {
    private static final int PLAIN_HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final int LARGEST_INDEX = 64 << 20;
    private static final int MOOV = Box.type("moov");
    private static final int MOOF = Box.type("moof");

    private final Samples samples = new Samples();
    private ByteBuffer gathered = ByteBuffer.allocate(LONG_HEADER).limit(PLAIN_HEADER);
    private int type;
    private long skip;
    private long bytes;

    @Override
    public void pass(byte[] data, int offset, int length) throws BrokenDelivery {
        bytes += length;
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (skip > 0) {
                int step = (int) Math.min(skip, end - at);
                skip -= step;
                at += step;
            } else {
                int step = Math.min(gathered.remaining(), end - at);
                gathered.put(data, at, step);
                at += step;
                if (!gathered.hasRemaining()) {
                    gatheredOne();
                }
            }
        }
    }

    @Override
    public Times finish() throws BrokenDelivery {
        if (skip > 0 || type != 0 || gathered.position() > 0) {
            throw new BrokenDelivery("FFmpeg's output ends in the middle of a box after " + bytes + " bytes");
        }
        return samples.times();
    }

    private void gatheredOne() throws BrokenDelivery {
        if (type != 0) {
            gathered.flip();
            samples.read(type, gathered);
            expectHeader();
        } else if (gathered.position() == PLAIN_HEADER && gathered.getInt(0) == 1) {
            gathered.limit(LONG_HEADER);
        } else {
            header();
        }
    }

    private void header() throws BrokenDelivery {
        boolean plain = gathered.position() == PLAIN_HEADER;
        long size = plain ? Integer.toUnsignedLong(gathered.getInt(0)) : gathered.getLong(PLAIN_HEADER);
        long body = size - gathered.position();
        int name = gathered.getInt(4);
        if (body < 0) {
            throw new BrokenDelivery("a box of " + size + " bytes at " + bytes + " of FFmpeg's output");
        }
        if (name != MOOV && name != MOOF) {
            expectHeader();
            skip = body;
        } else if (body > LARGEST_INDEX) {
            throw new BrokenDelivery("an index of " + body + " bytes in FFmpeg's output");
        } else {
            type = name;
            gathered = ByteBuffer.allocate((int) body);
        }
    }

    private void expectHeader() {
        type = 0;
        gathered = ByteBuffer.allocate(LONG_HEADER).limit(PLAIN_HEADER);
    }
}
