package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.Landing;
import dev.framefarm.coordinator.engine.Lending;
import dev.framefarm.coordinator.model.Blob;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Measures what comes in and keeps nothing, so that whatever grows is the server's. */
final class NullBlobs implements Blobs {
    final AtomicInteger open = new AtomicInteger();
    final AtomicLong written = new AtomicLong();
    /** A slow disk: nanoseconds for each write. */
    volatile long pauseNanos;

    volatile long free = Long.MAX_VALUE;
    volatile Optional<Landing> landing = Optional.empty();
    volatile Optional<Lending> lending = Optional.empty();

    @Override
    public Incoming create() {
        open.incrementAndGet();
        return new Counting();
    }

    @Override
    public boolean has(Blob blob) {
        return true;
    }

    @Override
    public Path file(Blob blob) {
        return Path.of("/dev/null");
    }

    @Override
    public boolean delete(Blob blob, Instant before) {
        return true;
    }

    @Override
    public void visit(Instant before, Consumer<Blob> visitor) {}

    @Override
    public Optional<Landing> landing() {
        return landing;
    }

    @Override
    public Optional<Lending> lending() {
        return lending;
    }

    @Override
    public long free() {
        return free;
    }

    private final class Counting extends Incoming {
        private final MessageDigest digest = sha256();
        private long bytes;
        private boolean closed;

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            digest.update(source, offset, length);
            bytes += length;
            written.addAndGet(length);
            if (pauseNanos > 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(pauseNanos);
            }
        }

        @Override
        public Blob seal() {
            return soFar();
        }

        @Override
        public Blob soFar() {
            try {
                return new Blob(HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest()), bytes);
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public Path file() {
            return Path.of("/dev/null");
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
