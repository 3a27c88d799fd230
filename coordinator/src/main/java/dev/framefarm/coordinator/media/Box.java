package dev.framefarm.coordinator.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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

    /** The boxes that lie in a part of a file. A box that reaches beyond it means bytes are missing. */
    static List<Box> in(FileChannel file, long from, long to) throws IOException {
        List<Box> boxes = new ArrayList<>();
        for (long at = from; at + SHORT_HEADER <= to; ) {
            Box box = read(file, at, to);
            boxes.add(box);
            at = box.end();
        }
        return boxes;
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
