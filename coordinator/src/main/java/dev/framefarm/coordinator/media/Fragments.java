package dev.framefarm.coordinator.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts fragmented files behind one another: the header of the first, the fragments of all. Indexes into a single
 * delivery ({@code sidx}, {@code mfra}) would be wrong in the whole and are left out.
 */
final class Fragments {
    private static final Set<String> FIRST = Set.of("ftyp", "moov", "moof", "mdat");
    private static final Set<String> LATER = Set.of("moof", "mdat");
    /** As many as fragments of a single packet have, several times over. */
    private static final int BOXES_A_PACKET = 10;

    private static final int BOXES_BESIDE = 10_000;
    private static final int CHUNK = 1 << 17;
    private static final int LARGEST_HEADER = 1 << 20;

    private Fragments() {}

    /** Each box is a look at the file, whenever it is read; nobody needs more than a few for each packet. */
    static void demandFewBoxes(Path delivery, long packets) throws IOException {
        long most = BOXES_A_PACKET * packets + BOXES_BESIDE;
        AtomicLong seen = new AtomicLong();
        try (FileChannel file = FileChannel.open(delivery, StandardOpenOption.READ)) {
            Box.each(file, 0, file.size(), box -> seen.incrementAndGet() <= most);
        }
        if (seen.get() > most) {
            throw new Excess("it holds more than " + most + " boxes where " + packets + " packets are expected");
        }
    }

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

    /** The end of one delivery and the beginning of the next: a group of pictures each, which decode by themselves. */
    static void around(Path left, Path right, OutputStream out) throws IOException {
        try (FileChannel file = FileChannel.open(left, StandardOpenOption.READ)) {
            Map<String, Box> last = new LinkedHashMap<>();
            Box.each(file, 0, file.size(), box -> {
                if (FIRST.contains(box.type())) {
                    last.put(box.type(), box);
                }
                return true;
            });
            for (String type : List.of("ftyp", "moov", "moof", "mdat")) {
                if (last.containsKey(type)) {
                    copy(file, last.get(type), out);
                }
            }
        }
        try (FileChannel file = FileChannel.open(right, StandardOpenOption.READ)) {
            Box.each(file, 0, file.size(), box -> {
                if (LATER.contains(box.type())) {
                    copy(file, box, out);
                }
                return !box.type().equals("mdat");
            });
        }
    }

    private static void copy(FileChannel file, Box box, OutputStream out) throws IOException {
        copy(file, box.start(), box.end(), out);
    }

    /** A part of a file as it is. */
    static void copy(FileChannel file, long from, long to, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long at = from; at < to; at += chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK, to - at));
            while (chunk.hasRemaining()) {
                if (file.read(chunk, at + chunk.position()) < 0) {
                    throw new EOFException("the delivery became shorter while it was read");
                }
            }
            out.write(chunk.array(), 0, chunk.limit());
        }
    }
}
