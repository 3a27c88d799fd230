package dev.framefarm.slice;

import java.util.OptionalLong;

/**
 * A stream copy of one stream, from a keyframe's time to an end, in ticks of the stream; no end: to the end of the
 * file. {@code startMicros} is the container's own start, which seeking counts from. With {@code packets} it is so many
 * from the beginning, numbered, whatever times they have. What NUT cannot hold goes in another {@code form}.
 */
public record Slice(
        String demuxer,
        int stream,
        Tick tick,
        long startMicros,
        OptionalLong from,
        OptionalLong to,
        long shift,
        OptionalLong packets,
        Form form) {
    /** How many seconds a tick of the stream is. */
    public record Tick(long num, long den) {
        @Override
        public String toString() {
            return num + "/" + den;
        }
    }

    /**
     * How the stream's packets travel: as they are, as they are under a name that NUT would not give them by itself or
     * under any at all, or decoded.
     */
    public enum Form {
        COPIED,
        DNXHD,
        UNNAMED,
        DECODED
    }

    /** Of a stream that is copied and whose codec NUT can name. */
    public Slice(
            String demuxer,
            int stream,
            Tick tick,
            long startMicros,
            OptionalLong from,
            OptionalLong to,
            long shift,
            OptionalLong packets) {
        this(demuxer, stream, tick, startMicros, from, to, shift, packets, Form.COPIED);
    }
}
