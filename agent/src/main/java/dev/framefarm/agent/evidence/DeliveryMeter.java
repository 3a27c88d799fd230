package dev.framefarm.agent.evidence;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Measures a delivery as it passes. Media data ({@code mdat}) is hashed and skipped; only {@code moov} and
 * {@code moof} are gathered and read. Not safe for use by several threads at once.
 */
public final class DeliveryMeter {
    private static final int PLAIN_HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final int LARGEST_INDEX = 64 << 20;
    private static final int MOOV = Box.type("moov");
    private static final int MOOF = Box.type("moof");

    private final MessageDigest digest = sha256();
    private final Samples samples = new Samples();
    private ByteBuffer gathered = ByteBuffer.allocate(LONG_HEADER).limit(PLAIN_HEADER);
    private int type;
    private long skip;
    private long bytes;

    /** The next bytes of the delivery. */
    public void pass(byte[] data, int offset, int length) throws BrokenDelivery {
        digest.update(data, offset, length);
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

    /** The measure, once everything has passed; a delivery that ends inside a box is broken. */
    public Evidence finish() throws BrokenDelivery {
        if (skip > 0 || type != 0 || gathered.position() > 0) {
            throw new BrokenDelivery("FFmpeg's output ends in the middle of a box after " + bytes + " bytes");
        }
        return new Evidence(
                bytes, HexFormat.of().formatHex(digest.digest()), samples.count(), samples.first(), samples.last());
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
