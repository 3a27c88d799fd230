package dev.framefarm.coordinator.media;

import java.nio.charset.StandardCharsets;

/** The first bytes of a file, and questions about them. */
@SuppressWarnings("ArrayRecordComponent") // the first bytes of a file; nobody compares two
record Magic(byte[] bytes) {
    /** Enough for three packets of any transport stream. */
    static final int LENGTH = 1024;

    boolean has(int offset, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < offset + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    boolean begins(int... values) {
        if (bytes.length < values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((bytes[i] & 0xff) != values[i]) {
                return false;
            }
        }
        return true;
    }

    /** Sync bytes at the same place of as many packets as are here, and at least of two. */
    boolean isTransport(int packet, int offset) {
        int seen = 0;
        for (int at = offset; at < bytes.length; at += packet) {
            if (bytes[at] != 0x47) {
                return false;
            }
            seen++;
        }
        return seen >= 2;
    }

    /** No byte that a text never holds. */
    boolean isText() {
        for (byte value : bytes) {
            boolean control = (value & 0xff) < ' ' && value != '\n' && value != '\r' && value != '\t';
            if (control) {
                return false;
            }
        }
        return true;
    }
}
