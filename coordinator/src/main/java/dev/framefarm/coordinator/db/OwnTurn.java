package dev.framefarm.coordinator.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Whoever opens a file of H2 does so alone. H2 locks the file itself, and a migration puts another one in its place: without
 * turns somebody could come to lock the old one just then, and work in what nobody finds again.
 */
final class OwnTurn {
    /** It stays, and is empty: the lock on it ends with us. */
    private static final String DOOR = "framefarm.lock";

    private OwnTurn() {}

    static <T> T run(DatabaseSettings settings, Supplier<T> opening) {
        try (FileChannel door = door(settings)) {
            if (!isLocked(door)) {
                throw new IllegalStateException(Failures.inUse(settings));
            }
            return opening.get();
        } catch (IOException failure) {
            throw new IllegalStateException("the database at " + settings + " cannot be opened: " + failure, failure);
        }
    }

    private static FileChannel door(DatabaseSettings settings) throws IOException {
        Path folder = Files.createDirectories(settings.file().resolveSibling(""));
        return FileChannel.open(folder.resolve(DOOR), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The lock lasts until the file is closed. */
    static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }
}
