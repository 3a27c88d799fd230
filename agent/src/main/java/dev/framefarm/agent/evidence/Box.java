package dev.framefarm.agent.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Boxes inside a gathered box: size, type, body. */
final class Box {
    private static final int HEADER = 8;

    private Box() {}

    interface Visitor {
        void visit(int type, ByteBuffer body) throws BrokenDelivery;
    }

    static int type(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
    }

    /** Each child of {@code parent}, in order. */
    static void children(ByteBuffer parent, Visitor visitor) throws BrokenDelivery {
        ByteBuffer rest = parent.slice();
        while (rest.remaining() >= HEADER) {
            long size = Integer.toUnsignedLong(rest.getInt(rest.position()));
            int type = rest.getInt(rest.position() + 4);
            if (size < HEADER || size > rest.remaining()) {
                throw new BrokenDelivery("a box of " + size + " bytes inside one with " + rest.remaining() + " left");
            }
            visitor.visit(type, rest.slice(rest.position() + HEADER, (int) size - HEADER));
            rest.position(rest.position() + (int) size);
        }
    }
}
