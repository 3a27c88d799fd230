package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Blobs that lie where somebody may not answer. */
final class FarAwayBlobs implements Blobs {
    private final Blobs blobs;
    private volatile Optional<String> away = Optional.empty();
    private volatile boolean full;
    private volatile Optional<Blob> stuck = Optional.empty();
    private volatile Optional<Blob> onItsWay = Optional.empty();
    final AtomicInteger refused = new AtomicInteger();

    FarAwayBlobs(Blobs blobs) {
        this.blobs = blobs;
    }

    void answerAway(Optional<String> why) {
        away = why;
    }

    /** Files can be brought no more. */
    void beFull(boolean now) {
        full = now;
    }

    /** One that cannot be deleted. */
    void beStuck(Blob blob) {
        stuck = Optional.of(blob);
    }

    private Blobs there() throws StoreAway {
        if (away.isPresent()) {
            throw new StoreAway(away.get(), null);
        }
        return blobs;
    }

    @Override
    public Incoming create() throws IOException {
        return blobs.create();
    }

    @Override
    public boolean has(Blob blob) {
        return blobs.has(blob);
    }

    @Override
    public Path file(Blob blob) throws IOException {
        if (full) {
            refused.incrementAndGet();
            throw new NoRoom("There is no room for a copy.");
        }
        return there().file(blob);
    }

    void beOnItsWay(Optional<Blob> blob) {
        onItsWay = blob;
    }

    @Override
    public Optional<String> coming(Blob blob) {
        return onItsWay.filter(blob::equals).map(each -> "it comes");
    }

    @Override
    public boolean delete(Blob blob, Instant before) throws IOException {
        if (stuck.equals(Optional.of(blob))) {
            throw new IOException(blob + " cannot be written");
        }
        return there().delete(blob, before);
    }

    @Override
    public void visit(Instant before, Consumer<Blob> visitor) throws IOException {
        there().visit(before, visitor);
    }

    @Override
    public long free() {
        return blobs.free();
    }

    @Override
    public Optional<String> trouble() {
        return away;
    }
}
