package dev.framefarm.coordinator.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The {@code stsd} boxes of an MP4: what a decoder must know before the first frame of each track, the same in a whole
 * lane.
 */
final class SampleDescription {
    private static final List<String> TO_STSD = List.of("mdia", "minf", "stbl", "stsd");
    private static final int MOST_BYTES = 1 << 20;
    /** Of one parent. A delivery has a few for each of its fragments. */
    private static final int MOST_BOXES = 10_000;

    private SampleDescription() {}

    /** Of the picture tracks, or of the first track when there is none. */
    static Optional<byte[]> read(Path mp4) throws IOException {
        try (FileChannel file = FileChannel.open(mp4, StandardOpenOption.READ)) {
            Optional<Box> moov = first(file, 0, file.size(), "moov");
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            if (moov.isPresent()) {
                for (Box track : tracks(file, moov.get())) {
                    all.writeBytes(payload(file, track).orElse(new byte[0]));
                }
            }
            return all.size() == 0 ? Optional.empty() : Optional.of(all.toByteArray());
        }
    }

    private static List<Box> tracks(FileChannel file, Box moov) throws IOException {
        List<Box> pictures = new ArrayList<>();
        List<Box> others = new ArrayList<>();
        AtomicInteger seen = new AtomicInteger();
        Box.each(file, moov.payload(), moov.end(), box -> {
            if (box.type().equals("trak")) {
                (isPictures(file, box) ? pictures : others).add(box);
            }
            return pictures.size() + others.size() < Gate.STREAMS && seen.incrementAndGet() < MOST_BOXES;
        });
        return pictures.isEmpty() ? others.stream().limit(1).toList() : pictures;
    }

    /** The handler's type stands behind its version and a reserved word. */
    private static boolean isPictures(FileChannel file, Box track) throws IOException {
        Optional<Box> handler = find(file, track, List.of("mdia", "hdlr"));
        if (handler.isEmpty() || handler.get().length() < 20) {
            return false;
        }
        byte[] type = Box.bytes(file, handler.get().payload() + 8, 4);
        return new String(type, StandardCharsets.ISO_8859_1).equals("vide");
    }

    private static Optional<byte[]> payload(FileChannel file, Box track) throws IOException {
        Optional<Box> stsd = find(file, track, TO_STSD);
        if (stsd.isEmpty() || stsd.get().length() > MOST_BYTES) {
            return Optional.empty();
        }
        int length = (int) (stsd.get().end() - stsd.get().payload());
        return Optional.of(Box.bytes(file, stsd.get().payload(), length));
    }

    /** What hides behind more boxes than any file has is not looked for. */
    private static Optional<Box> first(FileChannel file, long from, long to, String type) throws IOException {
        AtomicReference<Box> found = new AtomicReference<>();
        AtomicInteger seen = new AtomicInteger();
        Box.each(file, from, to, box -> {
            boolean isIt = box.type().equals(type);
            if (isIt) {
                found.set(box);
            }
            return !isIt && seen.incrementAndGet() < MOST_BOXES;
        });
        return Optional.ofNullable(found.get());
    }

    private static Optional<Box> find(FileChannel file, Box from, List<String> path) throws IOException {
        Optional<Box> found = Optional.of(from);
        for (String type : path) {
            if (found.isPresent()) {
                found = first(file, found.get().payload(), found.get().end(), type);
            }
        }
        return found;
    }
}
