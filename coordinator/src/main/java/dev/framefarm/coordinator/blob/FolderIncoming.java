package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One blob on its way in. The digest is taken while bytes stream through; when a tool wrote the file
 * itself, it is taken from the file as it lies.
 */
final class FolderIncoming extends Blobs.Incoming {
    private enum State {
        OPEN,
        SEALED,
        DISCARDED
    }

    private final FolderBlobs blobs;
    private final Path file;
    private final OutputStream out;
    private final MessageDigest digest = Digests.sha256();
    private long written;
    private State state = State.OPEN;
    private @Nullable Blob identity;

    FolderIncoming(FolderBlobs blobs, Path file) throws IOException {
        this(blobs, file, Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    FolderIncoming(FolderBlobs blobs, Path file, OutputStream out) {
        this.blobs = blobs;
        this.file = file;
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireOpen();
        try {
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            IOException said = explained(failure);
            discard(said);
            throw said;
        }
        digest.update(bytes, offset, length);
        written += length;
    }

    @Override
    public Blob soFar() throws IOException {
        requireOpen();
        return new Blob(Digests.soFar(digest), written);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public void settle() throws IOException {
        requireOpen();
        try {
            settled();
        } catch (IOException failure) {
            IOException said = explained(failure);
            discard(said);
            throw said;
        }
    }

    /** The order is the promise: the bytes first; then, in {@link #store}, the name, and the folder that holds it. */
    Blob settled() throws IOException {
        Blob known = identity;
        if (known != null) {
            return known;
        }
        out.close();
        Blob found = identify();
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
            bytes.force(true);
        }
        identity = found;
        return found;
    }

    @Override
    public Blob seal() throws IOException {
        requireOpen();
        try {
            Blob blob = settled();
            if (!blobs.holds(blob) || !blobs.renew(blob)) {
                store(blobs.place(blob));
            }
            state = State.SEALED;
            return blob;
        } catch (IOException failure) {
            throw explained(failure);
        } finally {
            Files.deleteIfExists(file);
            state = state == State.OPEN ? State.DISCARDED : state;
        }
    }

    private Blob identify() throws IOException {
        long size = Files.size(file);
        boolean streamed = written > 0 && written == size;
        return new Blob(streamed ? HexFormat.of().formatHex(digest.digest()) : Digests.of(file), size);
    }

    private void store(Path place) throws IOException {
        Path folder = place.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            force(folder.resolveSibling(""));
        }
        // Its time is that of the seal, and not that of the last byte: a film is proven and packaged in between.
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private void discard(IOException because) {
        try {
            close();
        } catch (IOException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    private void requireOpen() throws IOException {
        if (state != State.OPEN) {
            throw new IOException("this blob is " + (state == State.SEALED ? "sealed" : "discarded") + " already");
        }
    }

    private IOException explained(IOException failure) {
        return NoRoom.isBehind(failure)
                ? new NoRoom(
                        "The farm's disk is full: " + written + " bytes of a blob were written, " + blobs.free()
                                + " bytes are free.",
                        failure)
                : blobs.believed(failure);
    }

    @Override
    public void close() throws IOException {
        if (state == State.OPEN) {
            state = State.DISCARDED;
            try {
                out.close();
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }
}
