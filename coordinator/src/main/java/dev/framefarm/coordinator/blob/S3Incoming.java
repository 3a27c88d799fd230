package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One blob on its way in: a file here first, where tools can look at it, then bytes in the bucket, then their seal. */
final class S3Incoming extends Blobs.Incoming {
    private final FolderIncoming here;
    private final Shelf shelf;
    private final BlobCache cache;
    /** Under which name the bytes lie in the bucket. */
    private @Nullable String brought;

    S3Incoming(FolderIncoming here, Shelf shelf, BlobCache cache) {
        this.here = here;
        this.shelf = shelf;
        this.cache = cache;
    }

    /** Of bytes that lie in the bucket already. */
    S3Incoming(FolderIncoming here, Shelf shelf, BlobCache cache, String brought) {
        this(here, shelf, cache);
        this.brought = brought;
    }

    @Override
    public void write(int octet) throws IOException {
        here.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        here.write(bytes, offset, length);
    }

    @Override
    public Blob soFar() throws IOException {
        return here.soFar();
    }

    @Override
    public Path file() {
        return here.file();
    }

    @Override
    public void settle() throws IOException {
        here.settle();
        if (brought == null) {
            brought = shelf.bring(here.file(), here.settled());
        }
    }

    /** In the bucket first: what only this machine has is not stored. */
    @Override
    public Blob seal() throws IOException {
        settle();
        Blob blob = here.settled();
        shelf.seal(blob, Objects.requireNonNull(brought));
        brought = null;
        boolean known = cache.has(blob);
        here.seal();
        if (!known) {
            cache.added(blob);
        }
        return blob;
    }

    @Override
    public void close() throws IOException {
        String vain = brought;
        if (vain != null) {
            brought = null;
            shelf.takeBack(here.settled(), vain);
        }
        here.close();
    }
}
