package dev.framefarm.coordinator.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One MP4 box in a file: its four letters, where it begins, how long it is with and without its header. */
record Box(String type, long start, long length, int header) {
    private static final int SHORT_HEADER = 8;
    private static final int LONG_HEADER = 16;

    long payload() {
        return start + header;
    }

    long end() {
        return start + length;
    }

    /** What to do with a box; false: the others are not of interest. */
    interface Visitor {
        boolean visit(Box box) throws IOException;
    }

    /** Shows the boxes that lie in a part of a file, one by one: there may be any number of them. */
    static void each(FileChannel file, long from, long to, Visitor visitor) throws IOException {
        for (long at = from; at + SHORT_HEADER <= to; ) {
            Box box = read(file, at, to);
            if (!visitor.visit(box)) {
                return;
            }
            at = box.end();
        }
    }

    /** The first box of a type. A box that reaches beyond its parent means bytes are missing. */
    static Optional<Box> first(FileChannel file, long from, long to, String type) throws IOException {
        AtomicReference<Box> found = new AtomicReference<>();
        each(file, from, to, box -> {
            boolean isIt = box.type().equals(type);
            if (isIt) {
                found.set(box);
            }
            return !isIt;
        });
        return Optional.ofNullable(found.get());
    }

    private static Box read(FileChannel file, long at, long to) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(bytes(file, at, (int) Math.min(LONG_HEADER, to - at)));
        long length = header.getInt() & 0xffffffffL;
        byte[] letters = new byte[4];
        header.get(letters);
        int headerLength = SHORT_HEADER;
        if (length == 1) {
            length = header.remaining() < 8 ? 0 : header.getLong();
            headerLength = LONG_HEADER;
        } else if (length == 0) {
            length = to - at;
        }
        String type = new String(letters, StandardCharsets.ISO_8859_1);
        if (length < headerLength || length > to - at) {
            throw new EOFException("the box " + type + " at " + at + " is cut short");
        }
        return new Box(type, at, length, headerLength);
    }

    static byte[] bytes(FileChannel file, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("the file ends at " + (at + buffer.position()));
            }
        }
        return buffer.array();
    }
}
