package dev.framefarm.coordinator.blob;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Room that one copy was promised and has not written yet. Closed when it came, or came to nothing. */
final class Promised implements Closeable {
    private final AtomicLong all;
    private long left;

    /** {@code all} is what all copies were promised together. */
    Promised(AtomicLong all, long bytes) {
        this.all = all;
        this.left = bytes;
        all.addAndGet(bytes);
    }

    OutputStream writing(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int one) throws IOException {
                out.write(one);
                used(1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                used(length);
            }
        };
    }

    @Override
    public void close() {
        used(left);
    }

    private synchronized void used(long bytes) {
        long now = Math.min(bytes, left);
        left -= now;
        all.addAndGet(-now);
    }
}
