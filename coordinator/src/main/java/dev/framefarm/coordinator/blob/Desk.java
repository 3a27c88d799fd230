package dev.framefarm.coordinator.blob;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A process's own folder below {@code uploading/}, held by a file lock. The operating system gives the
 * lock back when the process dies, however it dies; a desk whose lock is free is therefore abandoned,
 * and no clock has to say so.
 */
final class Desk implements Closeable {
    private static final String LOCK = ".lock";

    /** This process's own: to open and close a lock file once more would give its lock back on POSIX systems. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private Desk(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Synchronized because file locks do not keep threads of one process apart. */
    static synchronized Desk open(Path uploading) throws IOException {
        Files.createDirectories(uploading);
        Path place = uploading.toRealPath();
        // While the door is held no other process can take a desk that has no lock yet for an abandoned one.
        try (FileChannel door = channel(place.resolve(LOCK));
                FileLock held = door.lock()) {
            assert held.isValid();
            clear(place);
            Path folder = Files.createTempDirectory(place, "desk-");
            FileChannel lock = channel(folder.resolve(LOCK));
            if (lock.tryLock() == null) {
                throw new IOException("a new folder is locked already: " + folder);
            }
            OURS.add(folder);
            return new Desk(folder, lock);
        }
    }

    private static void clear(Path uploading) throws IOException {
        try (DirectoryStream<Path> desks = Files.newDirectoryStream(uploading, "desk-*")) {
            for (Path desk : desks) {
                if (!OURS.contains(desk) && isAbandoned(desk)) {
                    remove(desk);
                }
            }
        }
    }

    private static boolean isAbandoned(Path desk) throws IOException {
        try (FileChannel lock = channel(desk.resolve(LOCK))) {
            return lock.tryLock() != null;
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void remove(Path desk) throws IOException {
        List<Path> inside;
        try (Stream<Path> files = Files.walk(desk)) {
            inside = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : inside) {
            Files.deleteIfExists(each);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        remove(folder);
        lock.close();
        OURS.remove(folder);
    }
}
