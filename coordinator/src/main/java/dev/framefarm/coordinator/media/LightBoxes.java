package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.ContentLight;
import dev.framefarm.coordinator.model.MasteringDisplay;
import dev.framefarm.coordinator.model.MasteringDisplay.Point;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the light of a film into the header of its first delivery, from where the last mux takes it to any container.
 * Encoders put it into the stream, if at all; FFmpeg has no option that sets it.
 */
final class LightBoxes {
    private static final List<String> TO_ENTRY = List.of("trak", "mdia", "minf", "stbl", "stsd");
    private static final int HEADER = 8;
    /** Version, flags and the number of entries. */
    private static final int BEFORE_ENTRIES = 8;

    private LightBoxes() {}

    /** {@code mdcv} and {@code clli}; empty when nothing is known. */
    static byte[] of(Colour colour) {
        ByteBuffer boxes = ByteBuffer.allocate(64);
        colour.mastering().ifPresent(display -> mastering(boxes, display));
        colour.light().ifPresent(light -> light(boxes, light));
        return Arrays.copyOf(boxes.array(), boxes.position());
    }

    private static void mastering(ByteBuffer boxes, MasteringDisplay display) {
        boxes.putInt(HEADER + 24).put(type("mdcv"));
        for (Point point : List.of(display.green(), display.blue(), display.red(), display.white())) {
            boxes.putShort((short) point.x()).putShort((short) point.y());
        }
        boxes.putInt((int) display.mostLight()).putInt((int) display.leastLight());
    }

    private static void light(ByteBuffer boxes, ContentLight light) {
        boxes.putInt(HEADER + 4).put(type("clli"));
        boxes.putShort((short) light.most()).putShort((short) light.mostAverage());
    }

    private static byte[] type(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A header with the boxes at the end of its first sample entry. What is built otherwise stays as it is. */
    static byte[] into(byte[] moov, byte[] boxes) {
        ByteBuffer header = ByteBuffer.wrap(moov.clone());
        List<Integer> path = new ArrayList<>(List.of(0));
        for (String type : TO_ENTRY) {
            int box = child(header, path.get(path.size() - 1), type);
            if (box < 0) {
                return moov;
            }
            path.add(box);
        }
        int entry = path.get(path.size() - 1) + HEADER + BEFORE_ENTRIES;
        if (boxes.length == 0 || !isBox(header, entry, moov.length)) {
            return moov;
        }
        path.add(entry);
        int end = entry + header.getInt(entry);
        path.forEach(box -> header.putInt(box, header.getInt(box) + boxes.length));
        return ByteBuffer.allocate(moov.length + boxes.length)
                .put(header.array(), 0, end)
                .put(boxes)
                .put(header.array(), end, moov.length - end)
                .array();
    }

    /** Where the first child of that type begins; -1 without one. */
    private static int child(ByteBuffer header, int parent, String type) {
        int end = parent + header.getInt(parent);
        for (int at = parent + HEADER; isBox(header, at, end); at += header.getInt(at)) {
            if (header.getInt(at + 4) == ByteBuffer.wrap(type(type)).getInt()) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBox(ByteBuffer header, int at, int end) {
        return at + HEADER <= end
                && header.getInt(at) >= HEADER
                && header.getInt(at) <= end - at
                && end <= header.capacity();
    }
}
