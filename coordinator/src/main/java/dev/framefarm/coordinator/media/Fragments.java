package dev.framefarm.coordinator.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Puts fragmented files behind one another: the header of the first, the fragments of all. Indexes into a single
 * delivery ({@code sidx}, {@code mfra}) would be wrong in the whole and are left out.
 */
final class Fragments {
    private static final Set<String> FIRST = Set.of("ftyp", "moov", "moof", "mdat");
    private static final Set<String> LATER = Set.of("moof", "mdat");
    private static final int CHUNK = 1 << 17;
    private static final int LARGEST_HEADER = 1 << 20;

    private Fragments() {}

    /** {@code boxes} go into the sample entry of the first delivery's header. */
    static void write(Path delivery, boolean first, byte[] boxes, OutputStream out) throws IOException {
        Set<String> wanted = first ? FIRST : LATER;
        try (FileChannel file = FileChannel.open(delivery, StandardOpenOption.READ)) {
            Box.each(file, 0, file.size(), box -> {
                if (first && box.type().equals("moov") && box.length() <= LARGEST_HEADER) {
                    out.write(LightBoxes.into(Box.bytes(file, box.start(), (int) box.length()), boxes));
                } else if (wanted.contains(box.type())) {
                    copy(file, box, out);
                }
                return true;
            });
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
