package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.model.Blob;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Blobs below {@code stored/ab/abcd…}. Any number of coordinators may share the folder: each writes in a
 * desk of its own. Safe to share between threads; one incoming blob belongs to one thread.
 */
public final class FolderBlobs implements Blobs, Closeable {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path stored;
    private final Desk desk;
    private final AtomicLong number = new AtomicLong();

    private FolderBlobs(Path stored, Desk desk) {
        this.stored = stored;
        this.desk = desk;
    }

    /** Makes the folder where it is missing, and clears away what dead processes left half-written in it. */
    public static FolderBlobs open(Path folder) throws IOException {
        Path stored = Files.createDirectories(folder.resolve("stored"));
        return new FolderBlobs(stored, Desk.open(folder.resolve("uploading")));
    }

    @Override
    public Incoming create() throws IOException {
        return begin();
    }

    FolderIncoming begin() throws IOException {
        return new FolderIncoming(this, desk.folder().resolve(Long.toString(number.incrementAndGet())));
    }

    @Override
    public boolean has(Blob blob) {
        try {
            return Files.size(place(blob)) == blob.bytes();
        } catch (NoSuchFileException absent) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException("the blob store cannot be read", failure);
        }
    }

    @Override
    public Path file(Blob blob) throws IOException {
        if (!has(blob)) {
            throw new NoSuchFileException(place(blob).toString(), null, "this blob is not stored");
        }
        return place(blob);
    }

    @Override
    public boolean delete(Blob blob, Instant before) throws IOException {
        Path aside = desk.folder().resolve(Long.toString(number.incrementAndGet()));
        try {
            if (!isOlder(place(blob), before)) {
                return false;
            }
            // Out of everybody's sight first: whoever seals it again from here on brings bytes of its own.
            Files.move(place(blob), aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return true;
        }
        if (isOlder(aside, before)) {
            Files.delete(aside);
            return true;
        }
        // Another coordinator sealed it between the look and the move, and counts on it.
        Files.move(aside, place(blob), StandardCopyOption.ATOMIC_MOVE);
        return false;
    }

    /** The time of a file is that of its last seal. */
    private static boolean isOlder(Path file, Instant before) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    }

    /** What has no digest for a name is not ours. */
    @Override
    public void visit(Instant before, Consumer<Blob> visitor) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(stored, Files::isDirectory)) {
            for (Path folder : folders) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9a-f]*")) {
                    for (Path file : files) {
                        show(file, before, visitor);
                    }
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    private static void show(Path file, Instant before, Consumer<Blob> visitor) throws IOException {
        String name = file.getFileName().toString();
        try {
            if (DIGEST.matcher(name).matches() && isOlder(file, before)) {
                visitor.accept(new Blob(name, Files.size(file)));
            }
        } catch (NoSuchFileException deletedMeanwhile) {
            return;
        }
    }

    @Override
    public long free() {
        try {
            return Files.getFileStore(stored).getUsableSpace();
        } catch (IOException failure) {
            throw new UncheckedIOException("the blob store's free space cannot be read", failure);
        }
    }

    /** Says that the stored bytes were wanted just now; false when somebody found them old and deleted them. */
    boolean renew(Blob blob) throws IOException {
        try {
            Files.setLastModifiedTime(place(blob), FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    Path place(Blob blob) {
        return stored.resolve(blob.sha256().substring(0, 2)).resolve(blob.sha256());
    }

    /** Removes what was not sealed. */
    @Override
    public void close() throws IOException {
        desk.close();
    }
}
