package dev.framefarm.coordinator.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * Puts fragmented files behind one another: the header of the first, the fragments of all. Indexes into a single
 * delivery ({@code sidx}, {@code mfra}) would be wrong in the whole and are left out.
 */
final class Fragments {
    private static final Set<String> FIRST = Set.of("ftyp", "moov", "moof", "mdat");
    private static final Set<String> LATER = Set.of("moof", "mdat");
    private static final int CHUNK = 1 << 17;

    private Fragments() {}

    static void write(Path delivery, boolean first, OutputStream out) throws IOException {
        Set<String> wanted = first ? FIRST : LATER;
        try (FileChannel file = FileChannel.open(delivery, StandardOpenOption.READ)) {
            copy(file, ofTypes(Box.in(file, 0, file.size()), wanted), out);
        }
    }

    /** The end of one delivery and the beginning of the next: a group of pictures each, which decode by themselves. */
    static void around(Path left, Path right, OutputStream out) throws IOException {
        try (FileChannel file = FileChannel.open(left, StandardOpenOption.READ)) {
            List<Box> boxes = Box.in(file, 0, file.size());
            List<Box> fragments = ofTypes(boxes, LATER);
            copy(file, ofTypes(boxes, Set.of("ftyp", "moov")), out);
            copy(file, fragments.subList(Math.max(0, fragments.size() - 2), fragments.size()), out);
        }
        try (FileChannel file = FileChannel.open(right, StandardOpenOption.READ)) {
            List<Box> fragments = ofTypes(Box.in(file, 0, file.size()), LATER);
            copy(file, fragments.subList(0, Math.min(2, fragments.size())), out);
        }
    }

    private static List<Box> ofTypes(List<Box> boxes, Set<String> wanted) {
        return boxes.stream().filter(box -> wanted.contains(box.type())).toList();
    }

    private static void copy(FileChannel file, List<Box> boxes, OutputStream out) throws IOException {
        for (Box box : boxes) {
            copy(file, box, out);
        }
    }

    private static void copy(FileChannel file, Box box, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long at = box.start(); at < box.end(); at += chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK, box.end() - at));
            while (chunk.hasRemaining()) {
                if (file.read(chunk, at + chunk.position()) < 0) {
                    throw new EOFException("the delivery became shorter while it was read");
                }
            }
            out.write(chunk.array(), 0, chunk.limit());
        }
    }
}
