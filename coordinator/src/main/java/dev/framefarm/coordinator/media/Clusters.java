package dev.framefarm.coordinator.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Puts Matroska files behind one another (RFC 9559): the header of the first, the clusters of all, which say their times
 * themselves. What FFmpeg writes to a pipe is one segment without a length; what follows its clusters is left out.
 */
final class Clusters {
    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1F43B675L;
    /** An identifier of four bytes, a length of eight. */
    private static final int LONGEST_HEAD = 12;

    private Clusters() {}

    static void write(Path delivery, boolean first, OutputStream out) throws IOException {
        try (FileChannel file = FileChannel.open(delivery, StandardOpenOption.READ)) {
            boolean header = first;
            Element element = read(file, 0);
            for (long at = 0; at < file.size(); at = element.next()) {
                element = read(file, at);
                header &= element.id() != CLUSTER;
                if (header || element.id() == CLUSTER) {
                    Fragments.copy(file, at, element.next(), out);
                }
            }
        }
    }

    private record Element(long id, long next) {}

    /** Of the segment only the head: its elements come next. */
    private static Element read(FileChannel file, long at) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD);
        file.read(head, at);
        int filled = head.position();
        int idLength = length(head, 0);
        int sizeLength = idLength < filled ? length(head, idLength) : LONGEST_HEAD;
        if (idLength + sizeLength > filled) {
            throw new EOFException("the element at " + at + " is cut short");
        }
        long id = number(head, 0, idLength);
        long body = number(head, idLength, sizeLength) & ((1L << (7 * sizeLength)) - 1);
        long next = at + idLength + sizeLength + (id == SEGMENT ? 0 : body);
        if (next > file.size()) {
            throw new EOFException("the element at " + at + " is cut short");
        }
        return new Element(id, next);
    }

    /** The leading zero bits of a number say how many bytes it has. */
    private static int length(ByteBuffer head, int at) {
        return Integer.numberOfLeadingZeros(head.get(at) & 0xFF) - 23;
    }

    private static long number(ByteBuffer head, int at, int bytes) {
        long value = 0;
        for (int i = at; i < at + bytes; i++) {
            value = (value << 8) | (head.get(i) & 0xFF);
        }
        return value;
    }
}
