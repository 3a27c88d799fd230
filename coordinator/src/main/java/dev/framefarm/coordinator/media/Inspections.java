package dev.framefarm.coordinator.media;

import java.util.List;
import java.util.TreeMap;

/** Gathers what FFprobe reports of a file, line by line, for each stream. */
final class Inspections {
    private final long most;
    private final TreeMap<Integer, Inspection> streams = new TreeMap<>();

    /** {@code most} packets are kept of each stream. */
    Inspections(long most) {
        this.most = most;
    }

    void add(String line) throws Excess {
        if (line.startsWith("packet|")) {
            PacketLine packet = new PacketLine(line.substring("packet|".length()));
            of(packet.stream).packet(packet);
        } else if (line.startsWith("frame|")) {
            of(Inspection.number(line, "stream_index")).frame(line);
        } else if (line.startsWith("stream|")) {
            of(Inspection.number(line, "index")).describe(line);
        }
    }

    private Inspection of(int stream) throws Excess {
        if (streams.size() >= Gate.STREAMS && !streams.containsKey(stream)) {
            throw new Excess("it holds more than " + Gate.STREAMS + " tracks");
        }
        return streams.computeIfAbsent(stream, any -> new Inspection(most));
    }

    /** In the order of the file; a stream that was announced and never described is none. */
    List<Inspection> all() {
        return streams.values().stream().filter(each -> !each.isEmpty()).toList();
    }
}
