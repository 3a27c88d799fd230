package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.engine.Room;
import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blobs that lie elsewhere too, as files of this machine, for FFmpeg reads files. What was not used longest goes first
 * when there are too many bytes of them. A folder of blobs is just that, down to what a crash may leave behind; here a
 * file's time is that of its last use.
 */
final class BlobCache {
    private static final Logger LOG = LoggerFactory.getLogger(BlobCache.class);
    /** Whoever is given a file opens it within this time, and an open file stays readable until it is closed. */
    private static final Duration IN_USE = Duration.ofMinutes(10);
    /** Below this the disk needs the room more than the cache does. */
    private static final long LOW = 2L << 30;

    private final FolderBlobs folder;
    private final long budget;
    private final StoreFigures figures;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong promised = new AtomicLong();

    private BlobCache(FolderBlobs folder, long budget, StoreFigures figures) {
        this.folder = folder;
        this.budget = budget;
        this.figures = figures;
    }

    static BlobCache over(FolderBlobs folder, long budget, StoreFigures figures) throws IOException {
        BlobCache cache = new BlobCache(folder, budget, figures);
        folder.visit(Instant.MAX, blob -> cache.bytes.addAndGet(blob.bytes()));
        cache.trim(0);
        return cache;
    }

    /** The blob's file, which counts as used now. */
    Optional<Path> find(Blob blob) throws IOException {
        boolean here = folder.has(blob) && folder.renew(blob);
        (here ? figures.hits : figures.misses).increment();
        return here ? Optional.of(folder.place(blob)) : Optional.empty();
    }

    boolean has(Blob blob) {
        return folder.has(blob);
    }

    void added(Blob blob) {
        if (bytes.addAndGet(blob.bytes()) > budget) {
            trim(0);
        }
    }

    void forget(Blob blob) throws IOException {
        if (folder.has(blob) && folder.delete(blob, Instant.MAX)) {
            bytes.addAndGet(-blob.bytes());
        }
    }

    /** What may still be written here: where that is little, what nobody uses now makes room. */
    long free() {
        if (left() < LOW) {
            trim(promised.get());
        }
        return left();
    }

    /**
     * A disk that is filled to its last byte fails the database too, and the copy comes to nothing all the same. Of several
     * that begin at once those have room that fit together.
     */
    synchronized Promised promise(long coming) throws NoRoom {
        if (left() - coming < LOW) {
            trim(coming + promised.get());
        }
        long free = left();
        if (free - coming < Room.FLOOR) {
            throw new NoRoom("This coordinator's disk has no room for a copy of " + coming + " bytes: " + free
                    + " are free and " + Room.FLOOR + " stay reserved; make room where its blob-cache lies.");
        }
        return new Promised(promised, coming);
    }

    /** What nothing has taken, and no copy that is on its way will. */
    private long left() {
        return folder.free() - promised.get();
    }

    private record Used(Blob blob, Instant last) {}

    /** To nine tenths, so that not every blob that comes looks at all that are there; and counts them anew. */
    private synchronized void trim(long coming) {
        List<Used> all = all();
        long left = all.stream().mapToLong(used -> used.blob().bytes()).sum();
        boolean over = left > budget;
        Instant before = Instant.now().minus(IN_USE);
        for (Used used : all) {
            boolean enough = left <= (over ? budget - budget / 10 : budget) && folder.free() - coming >= LOW;
            if (enough || !used.last().isBefore(before)) {
                break;
            }
            left -= evict(used, before);
        }
        bytes.set(left);
    }

    private long evict(Used used, Instant before) {
        try {
            if (folder.delete(used.blob(), before)) {
                figures.evicted.increment();
                return used.blob().bytes();
            }
        } catch (IOException e) {
            LOG.warn("A cached blob cannot be deleted", e);
        }
        return 0;
    }

    /** Longest unused first. */
    private List<Used> all() {
        List<Used> all = new ArrayList<>();
        try {
            folder.visit(Instant.MAX, blob -> lastUse(blob).ifPresent(last -> all.add(new Used(blob, last))));
        } catch (IOException e) {
            throw new UncheckedIOException("the blob cache cannot be read", e);
        }
        all.sort(Comparator.comparing(Used::last));
        return all;
    }

    private Optional<Instant> lastUse(Blob blob) {
        try {
            return Optional.of(Files.getLastModifiedTime(folder.place(blob)).toInstant());
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }
}
