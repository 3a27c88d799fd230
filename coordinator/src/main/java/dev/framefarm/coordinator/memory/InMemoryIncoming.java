package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.model.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One blob on its way in. It moves from the heap to a file when somebody asks where it lies. */
final class InMemoryIncoming extends Blobs.Incoming {
    private final InMemoryBlobs blobs;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Path file;
    private boolean open = true;

    InMemoryIncoming(InMemoryBlobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        requireOpen();
        bytes.write(from, offset, length);
        if (file != null) {
            Files.write(file, bytes.toByteArray(), StandardOpenOption.APPEND);
            bytes.reset();
        }
    }

    @Override
    public Blob soFar() throws IOException {
        requireOpen();
        return InMemoryBlobs.named(file == null ? bytes.toByteArray() : Files.readAllBytes(file));
    }

    @Override
    public Path file() {
        try {
            if (file == null) {
                file = Files.write(Files.createTempFile(blobs.folder(), "incoming", ""), bytes.toByteArray());
                bytes.reset();
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Blob seal() throws IOException {
        requireOpen();
        Blob blob = blobs.keep(file == null ? bytes.toByteArray() : Files.readAllBytes(file));
        close();
        return blob;
    }

    @Override
    public void close() throws IOException {
        open = false;
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private void requireOpen() throws IOException {
        if (!open) {
            throw new IOException("this blob is sealed or discarded already");
        }
    }
}
