package dev.framefarm.coordinator.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;

/** A part of a file that can be read again: once for its digest, once for its signature, and for each new try. */
record FileRange(Path file, long from, long bytes) {
    private static final int BUFFER = 1 << 16;

    static FileRange of(Path file, long from, long bytes) {
        return new FileRange(file, from, bytes);
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(this::open, bytes, "application/octet-stream");
    }

    String checksum() throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private InputStream open() {
        try {
            FileChannel channel = FileChannel.open(file).position(from);
            return new Limited(Channels.newInputStream(channel), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first bytes of another stream. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
