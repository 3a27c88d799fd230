package dev.framefarm.coordinator.recipe;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The sides of a PNG. Its chunks are walked to the end, so that what is cut short is noticed before anything is encoded. */
record Png(int width, int height) {
    static final int LARGEST_BYTES = 40 * 1024;
    static final int LONGEST_TEXT = (LARGEST_BYTES + 2) / 3 * 4;
    static final String EXPECTED = "a PNG of at most 40 KiB and 4096x4096 pixels, in Base64";

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEADER = 0x49484452;
    private static final int END = 0x49454E44;
    private static final int LARGEST_SIDE = 4096;
    /** The length, the type and the checksum of a chunk. */
    private static final int AROUND_DATA = 12;

    static Optional<Png> read(String base64) {
        try {
            return read(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The header comes first and begins with the sides. */
    private static Optional<Png> read(byte[] bytes) {
        boolean whole = bytes.length >= 32
                && Arrays.equals(Arrays.copyOf(bytes, SIGNATURE.length), SIGNATURE)
                && number(bytes, 12) == HEADER
                && ends(bytes);
        return whole
                ? Optional.of(new Png(number(bytes, 16), number(bytes, 20))).filter(Png::isSane)
                : Optional.empty();
    }

    private static boolean ends(byte[] bytes) {
        int at = SIGNATURE.length;
        while (at <= bytes.length - AROUND_DATA) {
            int length = number(bytes, at);
            if (length < 0 || length > bytes.length - at - AROUND_DATA) {
                return false;
            }
            if (number(bytes, at + Integer.BYTES) == END) {
                return true;
            }
            at += length + AROUND_DATA;
        }
        return false;
    }

    private static int number(byte[] bytes, int at) {
        int number = 0;
        for (int i = at; i < at + Integer.BYTES; i++) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }

    private static boolean isSane(Png png) {
        return png.width > 0 && png.height > 0 && png.width <= LARGEST_SIDE && png.height <= LARGEST_SIDE;
    }
}
