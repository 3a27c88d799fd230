package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Inspector;
import dev.framefarm.coordinator.model.Fraction;

/** What FFprobe reports of one stream. */
final class Inspection {
    /** What a container may hold besides what it shows. Who sends more than that only wants us to read. */
    private static final long SLACK = 1_000;

    private final Longs times = new Longs();
    private long keyPackets;
    private long keyFrames;
    private long untimed;
    private String stream = "";
    private final long most;
    private long packets;
    private long lines;

    Inspection(long most) {
        this.most = most;
    }

    void frame(String line) {
        if (field(line, "key_frame", "0").equals("1")) {
            keyFrames++;
        }
    }

    void describe(String line) {
        stream = line;
    }

    void packet(PacketLine packet) throws Excess {
        if (++lines - SLACK > most) {
            throw new Excess("it holds more than " + (lines - 1) + " packets where " + most + " are enough");
        }
        if (packet.key && !packet.discarded) {
            keyPackets++;
        }
        if (packet.pts == PacketLine.NONE) {
            untimed++;
        } else if (!packet.discarded && packets++ <= most) {
            times.add(packet.pts);
        }
    }

    boolean isEmpty() {
        return stream.isEmpty();
    }

    long[] times() {
        return times.sorted();
    }

    Fraction timeBase() {
        return Fraction.parse(field(stream, "time_base", "1/1000"));
    }

    String codec() {
        return field(stream, "codec_name", "");
    }

    /** What identifies the sample description where no box holds it. */
    String description() {
        return codec() + " " + field(stream, "extradata_hash", "");
    }

    /** -1 where it is not said. */
    static int number(String line, String name) {
        return Integer.parseInt(field(line, name, "-1"));
    }

    private static String field(String line, String name, String otherwise) {
        for (String part : line.split("\\|", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return otherwise;
    }

    /**
     * A keyframe that does not decode often says nothing: it is just not there. {@code delayed} packets may yield
     * nothing by right: a decoder of sound swallows the encoder's delay.
     */
    String fault(String log, Inspector.Depth depth, int delayed) {
        String complaint = log.lines()
                .filter(line -> !line.contains("Error parsing Opus packet header"))
                .findFirst()
                .orElse("");
        if (!complaint.isEmpty()) {
            return complaint;
        }
        if (packets > most) {
            return "it holds " + packets + " packets where " + most + " are enough";
        }
        if (untimed > 0) {
            return untimed + " packets have no time";
        }
        boolean missing = depth == Inspector.Depth.KEYFRAMES && keyFrames < keyPackets - delayed;
        return missing ? keyFrames + " of " + keyPackets + " keyframes decode" : "";
    }
}
