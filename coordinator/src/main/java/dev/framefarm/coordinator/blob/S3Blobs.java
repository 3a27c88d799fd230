package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.Landing;
import dev.framefarm.coordinator.engine.Lending;
import dev.framefarm.coordinator.engine.StoreAway;
import dev.framefarm.coordinator.model.Blob;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Blobs in a bucket of an S3-compatible service that any number of coordinators share, with a cache of files on this
 * machine. Safe to share between threads; one incoming blob belongs to one thread.
 */
public final class S3Blobs implements Blobs, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(S3Blobs.class);
    /** What fits into memory of a small machine several times, and a line of 10 Mbit/s sends in half a minute. */
    private static final long PART = 32L << 20;

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final FolderBlobs folder;
    private final BlobCache cache;
    private final Bucket bucket;
    private final Shelf shelf;
    private final Patience patience;
    private final String prefix;
    private final StoreFigures figures;
    private final Bringing bringing = new Bringing();

    private final Optional<S3Presigner> presigner;
    private final Optional<Landing> landing;
    private final Optional<Lending> lending;

    private final AtomicBoolean asking = new AtomicBoolean();

    private S3Blobs(
            FolderBlobs folder,
            BlobCache cache,
            Bucket bucket,
            Patience patience,
            S3Settings settings,
            StoreFigures figures,
            long part) {
        this.folder = folder;
        this.cache = cache;
        this.bucket = bucket;
        this.patience = patience;
        this.prefix = settings.prefix();
        this.figures = figures;
        Seals seals = new Seals(prefix);
        shelf = new Shelf(bucket, seals, patience, new Shipping(bucket, patience, part));
        presigner = Optional.of(settings).filter(S3Settings::direct).map(S3Clients::presigner);
        landing = presigner.map(each -> new S3Landing(each, settings.bucket(), seals, shelf, folder, cache));
        lending = presigner.map(each -> new S3Lending(each, settings.bucket(), shelf));
    }

    /** Fails where the service refuses; one that is away is waited for by whoever needs it. */
    public static S3Blobs open(Path cacheFolder, S3Settings settings) throws IOException {
        return open(cacheFolder, settings, PART);
    }

    static S3Blobs open(Path cacheFolder, S3Settings settings, long part) throws IOException {
        StoreFigures figures = new StoreFigures();
        Bucket bucket = new Bucket(S3Clients.of(settings), settings.bucket(), figures);
        Patience patience = new Patience(settings.place(), settings.patience(), figures);
        FolderBlobs folder = FolderBlobs.open(cacheFolder);
        try {
            BlobCache cache = BlobCache.over(folder, settings.cacheBytes(), figures);
            S3Blobs blobs = new S3Blobs(folder, cache, bucket, patience, settings, figures, part);
            blobs.greet();
            return blobs;
        } catch (IOException | RuntimeException e) {
            bucket.close();
            folder.close();
            throw e;
        }
    }

    private void greet() throws IOException {
        try {
            patience.once(() -> {
                bucket.greet(prefix);
                return true;
            });
        } catch (StoreAway e) {
            if (e.getCause() instanceof StoreRefused refused && !refused.mayPass()) {
                throw refused;
            }
            LOG.warn("The farm starts and waits for its blob store: {}", e.getMessage());
        }
    }

    @Override
    public Incoming create() throws IOException {
        return new S3Incoming(folder.begin(), shelf, cache);
    }

    /** What lies here was stored; that is the best answer while nobody can be asked. */
    @Override
    public boolean has(Blob blob) {
        try {
            return shelf.has(blob);
        } catch (IOException failure) {
            if (cache.has(blob)) {
                return true;
            }
            throw new UncheckedIOException(String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public Path file(Blob blob) throws IOException {
        return file(blob, FOR_EVER);
    }

    @Override
    public Path file(Blob blob, Duration patience) throws IOException {
        Optional<Path> here = cache.find(blob);
        if (here.isPresent()) {
            return here.get();
        }
        bringing.await(blob, () -> cacheIt(blob), patience);
        return folder.file(blob);
    }

    /** Several may find the same copy spoiled: the first brings the blob, and those after it see that it is well. */
    @Override
    public boolean mend(Blob blob) throws IOException {
        bringing.await(
                blob,
                () -> {
                    if (cache.has(blob) && !Digests.of(folder.place(blob)).equals(blob.sha256())) {
                        cache.forget(blob);
                    }
                    return cacheIt(blob);
                },
                FOR_EVER);
        return true;
    }

    @Override
    public Optional<String> coming(Blob blob) {
        return bringing.trouble(blob);
    }

    private boolean cacheIt(Blob blob) throws IOException {
        if (!cache.has(blob)) {
            copy(blob);
            cache.added(blob);
        }
        return true;
    }

    private void copy(Blob blob) throws IOException {
        try (Promised room = cache.promise(blob.bytes());
                FolderIncoming in = folder.begin()) {
            if (!shelf.read(blob, room.writing(in))) {
                throw new NoSuchFileException(blob.sha256(), null, "this blob is not stored");
            }
            Blob arrived = in.settled();
            if (!arrived.equals(blob)) {
                // What was stored is not there any more, and whoever can make it again is to do so.
                throw new NoSuchFileException(
                        blob.sha256(), null, "the blob store gave " + arrived + " where " + blob + " was stored");
            }
            in.seal();
        }
    }

    @Override
    public boolean delete(Blob blob, Instant before) throws IOException {
        boolean deleted = shelf.delete(blob, before);
        if (deleted) {
            cache.forget(blob);
        }
        return deleted;
    }

    @Override
    public void visit(Instant before, Consumer<Blob> visitor) throws IOException {
        shelf.tidy(Instant.now());
        shelf.visit(before, visitor);
    }

    @Override
    public Optional<Landing> landing() {
        return landing;
    }

    @Override
    public Optional<Lending> lending() {
        return lending;
    }

    @Override
    public long free() {
        return cache.free();
    }

    /** While nobody else asks, somebody must, or the trouble would never be seen to end. */
    @Override
    public Optional<String> trouble() {
        Optional<String> trouble = patience.trouble();
        if (trouble.isPresent() && asking.compareAndSet(false, true)) {
            Thread thread = new Thread(this::ask, "blob-store-ask");
            thread.setDaemon(true);
            thread.start();
        }
        return trouble;
    }

    private void ask() {
        try {
            patience.insist(() -> {
                bucket.greet(prefix);
                return true;
            });
        } catch (IOException | RuntimeException e) {
            LOG.debug("The blob store is still away", e);
        } finally {
            asking.set(false);
        }
    }

    public StoreFigures figures() {
        return figures;
    }

    @Override
    public void close() throws IOException {
        try {
            bringing.close();
            presigner.ifPresent(S3Presigner::close);
            bucket.close();
        } finally {
            folder.close();
        }
    }
}
