package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Bytes known by digest. Nothing outside ever sees half a blob. */
public interface Blobs {
    /** Bytes on their way in. Closing without a seal leaves nothing behind. */
    abstract class Incoming extends OutputStream {
        /** All bytes are here: what takes long is done now, so that the seal, for which others wait, is quick. */
        public void settle() throws IOException {}

        /** Durable from here on, and visible under its digest. */
        public abstract Blob seal() throws IOException;

        /** Digest and length of what was written here so far. */
        public abstract Blob soFar() throws IOException;

        /** Where the bytes lie while they come in, for tools that write a file themselves. */
        public abstract Path file();
    }

    Incoming create() throws IOException;

    boolean has(Blob blob);

    /** A readable file with the blob's bytes. */
    Path file(Blob blob) throws IOException;

    /** For whoever cannot wait longer: fails as away where the bytes have to come here first, and they go on coming. */
    default Path file(Blob blob, Duration patience) throws IOException {
        return file(blob);
    }

    /** How the blob's bytes come here just now, as a part of a sentence, if they do. */
    default Optional<String> coming(Blob blob) {
        return Optional.empty();
    }

    /**
     * Looks whether the file is what it should be, and brings it anew where it is a copy that was spoiled; false where
     * there is nothing to bring it from.
     */
    default boolean mend(Blob blob) throws IOException {
        return false;
    }

    /** Deletes a blob that was last sealed before; false when it was sealed again since, and stays. */
    boolean delete(Blob blob, Instant before) throws IOException;

    /** Shows every blob that was sealed before and not again since. It may be deleted while it is looked at. */
    void visit(Instant before, Consumer<Blob> visitor) throws IOException;

    /** What may still be written here, in bytes. */
    long free();

    /** Where agents may put bytes themselves, if they may. */
    default Optional<Landing> landing() {
        return Optional.empty();
    }

    /** Where agents may read blobs themselves, if they may. */
    default Optional<Lending> lending() {
        return Optional.empty();
    }

    /** Why nothing can be stored or read just now although there is room, as a sentence. */
    default Optional<String> trouble() {
        return Optional.empty();
    }
}
