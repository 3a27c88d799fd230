package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.StoreAway;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Blobs below {@code stored/ab/abcd…}. Any number of coordinators may share the folder: each writes in a
 * desk of its own. Safe to share between threads; one incoming blob belongs to one thread.
 */
public final class FolderBlobs implements Blobs, Closeable {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path stored;
    private final BooleanSupplier there;
    private final Desk desk;
    private final AtomicLong number = new AtomicLong();

    private FolderBlobs(Path stored, BooleanSupplier there, Desk desk) {
        this.stored = stored;
        this.there = there;
        this.desk = desk;
    }

    /** Makes the folder where it is missing, and clears away what dead processes left half-written in it. */
    public static FolderBlobs open(Path folder) throws IOException {
        return open(folder, () -> true);
    }

    /** One that others may take away, and bring back: without its mark nothing that it lacks is believed. */
    public static FolderBlobs open(Path folder, StoreMark mark) throws IOException {
        return open(folder, mark::isThere);
    }

    private static FolderBlobs open(Path folder, BooleanSupplier there) throws IOException {
        Path stored = Files.createDirectories(folder.resolve("stored"));
        return new FolderBlobs(stored, there, Desk.open(folder.resolve("uploading")));
    }

    @Override
    public Optional<String> trouble() {
        return there.getAsBoolean()
                ? Optional.empty()
                : Optional.of("The blob store's folder " + stored.resolveSibling("") + " is not there or cannot be read"
                        + " (it has not the file " + StoreMark.FILE + " that it should); is it mounted?");
    }

    /** What is missing, or fails, in a store that is away says nothing of what is stored. */
    IOException believed(IOException failure) {
        return failure instanceof StoreAway
                ? failure
                : trouble().<IOException>map(why -> new StoreAway(why, failure)).orElse(failure);
    }

    @Override
    public Incoming create() throws IOException {
        return begin();
    }

    FolderIncoming begin() throws IOException {
        try {
            return new FolderIncoming(this, desk.folder().resolve(Long.toString(number.incrementAndGet())));
        } catch (IOException failure) {
            throw believed(failure);
        }
    }

    @Override
    public boolean has(Blob blob) {
        try {
            return holds(blob);
        } catch (IOException failure) {
            throw new UncheckedIOException("the blob store cannot be read", failure);
        }
    }

    boolean holds(Blob blob) throws IOException {
        try {
            return Files.size(place(blob)) == blob.bytes();
        } catch (IOException failure) {
            IOException believed = believed(failure);
            if (believed instanceof NoSuchFileException) {
                return false;
            }
            throw believed;
        }
    }

    @Override
    public Path file(Blob blob) throws IOException {
        if (!holds(blob)) {
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
            if (believed(gone) instanceof StoreAway away) {
                throw away;
            }
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
            throw new UncheckedIOException("the blob store's free space cannot be read", believed(failure));
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
