package dev.framefarm.coordinator.simulation;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.model.Blob;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Bytes that are nothing but the times of the frames they stand for. */
final class SimulatedBlobs implements Blobs {
    private final Map<Path, ByteArrayOutputStream> incoming = new HashMap<>();
    private final Map<String, Blob> known = new HashMap<>();
    private long made;

    void know(Blob blob) {
        known.put(blob.sha256(), blob);
    }

    long[] times(Path file) {
        ByteBuffer bytes = ByteBuffer.wrap(incoming.get(file).toByteArray());
        long[] times = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(times);
        return times;
    }

    static byte[] bytes(long[] times) {
        ByteBuffer bytes = ByteBuffer.allocate(times.length * Long.BYTES);
        bytes.asLongBuffer().put(times);
        return bytes.array();
    }

    static Blob blob(byte[] bytes) {
        return new Blob(String.format("%064x", java.util.Arrays.hashCode(bytes) & 0xffffffffL), bytes.length);
    }

    @Override
    public Incoming create() {
        Path path = Path.of("incoming-" + made++);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        incoming.put(path, bytes);
        return new Incoming() {
            @Override
            public void write(int one) {
                bytes.write(one);
            }

            @Override
            public void write(byte[] many, int from, int length) {
                bytes.write(many, from, length);
            }

            @Override
            public Blob seal() {
                Blob blob = blob(bytes.toByteArray());
                know(blob);
                return blob;
            }

            @Override
            public Blob soFar() {
                return blob(bytes.toByteArray());
            }

            @Override
            public Path file() {
                return path;
            }

            @Override
            public void close() {
                incoming.remove(path);
            }
        };
    }

    @Override
    public boolean has(Blob blob) {
        return known.containsKey(blob.sha256());
    }

    @Override
    public Path file(Blob blob) {
        return Path.of(blob.sha256());
    }

    @Override
    public boolean delete(Blob blob, Instant before) {
        known.remove(blob.sha256());
        return true;
    }

    @Override
    public void visit(Instant before, Consumer<Blob> visitor) {}

    @Override
    public long free() {
        return Long.MAX_VALUE;
    }
}
