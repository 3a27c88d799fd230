package dev.framefarm.coordinator.media;

import java.util.Optional;

/** Names a stream that lies in no container, by the first unit after its start code. */
final class BareStream {
    private static final int H264_SLICE_OF_AN_IDR = 5;
    private static final int H264_DELIMITER = 9;

    private BareStream() {}

    static Optional<String> demuxer(Magic magic) {
        if (magic.begins(0xFF, 0xD8, 0xFF)) {
            return Optional.of("mjpeg");
        }
        if (magic.begins(0x12, 0x00, 0x0A)) {
            return Optional.of("obu");
        }
        if (magic.begins(0, 0, 0, 1)) {
            return unit(magic, 4);
        }
        return magic.begins(0, 0, 1) ? unit(magic, 3) : Optional.empty();
    }

    private static Optional<String> unit(Magic magic, int at) {
        if (magic.bytes().length < at + 2) {
            return Optional.empty();
        }
        int first = magic.bytes()[at] & 0xff;
        int second = magic.bytes()[at + 1] & 0xff;
        if (first == 0xB3) {
            return Optional.of("mpegvideo");
        }
        if (first == 0xB0 || (first < 0x20 && isLayerOfMpeg4(magic, at + 1))) {
            return Optional.of("m4v");
        }
        if ((first == 0x40 || first == 0x42 || first == 0x46) && second == 1) {
            return Optional.of("hevc");
        }
        int kind = first & 0x1f;
        return first < 0x80 && kind >= H264_SLICE_OF_AN_IDR && kind <= H264_DELIMITER
                ? Optional.of("h264")
                : Optional.empty();
    }

    /** What an object of MPEG-4 begins with; the sequence around both may be left out. */
    private static boolean isLayerOfMpeg4(Magic magic, int at) {
        return magic.bytes().length > at + 3
                && magic.bytes()[at] == 0
                && magic.bytes()[at + 1] == 0
                && magic.bytes()[at + 2] == 1
                && (magic.bytes()[at + 3] & 0xf0) == 0x20;
    }
}
