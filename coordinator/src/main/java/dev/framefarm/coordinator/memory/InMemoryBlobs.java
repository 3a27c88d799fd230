package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.model.Blob;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Blobs on the heap; only who asks for a file makes one, in a temporary folder that closing removes. */
public final class InMemoryBlobs implements Blobs, Closeable {
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, Instant> sealed = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile long capacity = Runtime.getRuntime().maxMemory();
    private @Nullable Path folder;

    public InMemoryBlobs() {
        this(InstantSource.system());
    }

    public InMemoryBlobs(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Incoming create() {
        return new InMemoryIncoming(this);
    }

    Blob keep(byte[] bytes) {
        Blob blob = named(bytes);
        blobs.putIfAbsent(blob.sha256(), bytes);
        sealed.put(blob.sha256(), clock.instant());
        return blob;
    }

    static Blob named(byte[] bytes) {
        return new Blob(HexFormat.of().formatHex(sha256().digest(bytes)), bytes.length);
    }

    @Override
    public boolean has(Blob blob) {
        byte[] bytes = blobs.get(blob.sha256());
        return bytes != null && bytes.length == blob.bytes();
    }

    @Override
    public synchronized Path file(Blob blob) throws IOException {
        byte[] bytes = blobs.get(blob.sha256());
        if (bytes == null || bytes.length != blob.bytes()) {
            throw new NoSuchFileException(blob.sha256(), null, "this blob is not stored");
        }
        Path file = folder().resolve(blob.sha256());
        return Files.exists(file) ? file : Files.write(file, bytes);
    }

    @Override
    public synchronized boolean delete(Blob blob, Instant before) throws IOException {
        if (!sealed.getOrDefault(blob.sha256(), Instant.MIN).isBefore(before)) {
            return false;
        }
        blobs.remove(blob.sha256());
        sealed.remove(blob.sha256());
        if (folder != null) {
            Files.deleteIfExists(folder.resolve(blob.sha256()));
        }
        return true;
    }

    @Override
    public void visit(Instant before, Consumer<Blob> visitor) {
        blobs.forEach((digest, bytes) -> {
            if (sealed.getOrDefault(digest, Instant.MAX).isBefore(before)) {
                visitor.accept(new Blob(digest, bytes.length));
            }
        });
    }

    @Override
    public long free() {
        return capacity
                - blobs.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /** How much may be kept here; at first as much as the heap may hold. */
    public void capacity(long bytes) {
        capacity = bytes;
    }

    synchronized Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("framefarm-blobs");
        }
        return folder;
    }

    @Override
    public synchronized void close() throws IOException {
        blobs.clear();
        if (folder != null) {
            List<Path> files;
            try (Stream<Path> inside = Files.list(folder)) {
                files = inside.toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
            folder = null;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
