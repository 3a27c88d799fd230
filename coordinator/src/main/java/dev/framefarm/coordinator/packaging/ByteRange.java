package dev.framefarm.coordinator.packaging;

/** Some bytes of a file. */
public record ByteRange(long offset, long bytes) {
    /** As HLS writes it. */
    String hls() {
        return bytes + "@" + offset;
    }

    /** As DASH writes it: from the first to the last byte. */
    String dash() {
        return offset + "-" + (offset + bytes - 1);
    }
}
