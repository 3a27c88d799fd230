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
    private static final List<String> TO_ENTRY = List.of("mdia", "minf", "stbl", "stsd");
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

    /** A header with the boxes at the end of each track's first sample entry. What is built otherwise stays as it is. */
    static byte[] into(byte[] moov, byte[] boxes) {
        if (boxes.length == 0) {
            return moov;
        }
        byte[] header = moov;
        List<Integer> tracks = children(ByteBuffer.wrap(moov), 0, "trak");
        // The last one first, so that the others stay where they are.
        for (int i = tracks.size() - 1; i >= 0; i--) {
            header = into(header, tracks.get(i), boxes);
        }
        return header;
    }

    private static byte[] into(byte[] moov, int track, byte[] boxes) {
        ByteBuffer header = ByteBuffer.wrap(moov.clone());
        List<Integer> path = new ArrayList<>(List.of(0, track));
        for (String type : TO_ENTRY) {
            List<Integer> found = children(header, path.get(path.size() - 1), type);
            if (found.isEmpty()) {
                return moov;
            }
            path.add(found.get(0));
        }
        int entry = path.get(path.size() - 1) + HEADER + BEFORE_ENTRIES;
        if (!isBox(header, entry, moov.length)) {
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

    /** Where the children of that type begin. */
    private static List<Integer> children(ByteBuffer header, int parent, String type) {
        List<Integer> found = new ArrayList<>();
        int end = parent + header.getInt(parent);
        for (int at = parent + HEADER; isBox(header, at, end); at += header.getInt(at)) {
            if (header.getInt(at + 4) == ByteBuffer.wrap(type(type)).getInt()) {
                found.add(at);
            }
        }
        return found;
    }

    private static boolean isBox(ByteBuffer header, int at, int end) {
        return at + HEADER <= end
                && header.getInt(at) >= HEADER
                && header.getInt(at) <= end - at
                && end <= header.capacity();
    }
}
