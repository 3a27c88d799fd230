package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.blob.Seals.Seal;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.LeaseId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blobs of a bucket, sealed as {@link Seals} says, for any number of coordinators. */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    /** Longer than any upload takes: its bytes have the time of its beginning, and get their seal at its end. */
    private static final Duration UPLOADS_END = Duration.ofDays(3);

    private static final Duration LANDINGS_END = Duration.ofDays(1);

    private final Bucket bucket;
    private final Seals seals;
    private final Patience patience;
    private final Shipping shipping;

    Shelf(Bucket bucket, Seals seals, Patience patience, Shipping shipping) {
        this.bucket = bucket;
        this.seals = seals;
        this.patience = patience;
        this.shipping = shipping;
    }

    /** Bytes that lie there under a name of their own, and count for nothing yet. */
    String bring(Path file, Blob blob) throws IOException {
        String id = UUID.randomUUID().toString();
        shipping.ship(file, blob, seals.bytes(blob.sha256(), id));
        return id;
    }

    /** From here on the blob is there. Its older seals have lost their meaning: this one lives longer than they do. */
    void seal(Blob blob, String id) throws IOException {
        patience.insist(() -> {
            bucket.putEmpty(seals.of(blob) + id);
            return true;
        });
        long stored = patience.insist(() -> bucket.length(seals.bytes(blob.sha256(), id)));
        if (stored != blob.bytes()) {
            throw new IOException("the blob store holds " + stored + " bytes of " + blob);
        }
        List<Seal> all = patience.insist(() -> find(blob));
        all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .ifPresent(ours -> all.stream()
                        .filter(other -> Seal.BY_TIME.compare(other, ours) < 0)
                        .forEach(this::tryToRemove));
    }

    /** Takes away what was brought and is not to be sealed. */
    void takeBack(Blob blob, String id) {
        tryToRemove(new Seal(blob, id, Instant.MIN));
    }

    boolean has(Blob blob) throws IOException {
        return patience.once(() -> !find(blob).isEmpty());
    }

    /** Where a blob lies. A service's {@code version} is for asking after these very bytes. */
    record Standing(String key, String version) {}

    /**
     * Asked once: whoever wants to know has another way. Bytes that are younger than their seal are not those that were
     * sealed, and whoever reads parts of them cannot measure them.
     */
    Optional<Standing> standing(Blob blob) throws IOException {
        return patience.once(() -> find(blob).stream().max(Seal.BY_TIME).flatMap(seal -> {
            String key = seals.bytes(blob.sha256(), seal.id());
            Bucket.Lying found = bucket.look(key);
            boolean sealed = found.isOf(blob) && !found.since().isAfter(seal.time());
            if (!sealed) {
                LOG.info("{} was changed in the blob store since it was sealed, so that agents get slices of it", blob);
            }
            return sealed ? Optional.of(new Standing(key, found.version())) : Optional.empty();
        }));
    }

    /** What an agent put at a landing, under a name that it cannot write to; empty where it is not this blob. */
    Optional<String> adopt(LeaseId lease, Blob blob) throws IOException {
        String landing = seals.landing(lease);
        Optional<Bucket.Lying> found = look(landing).filter(lying -> lying.isOf(blob));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String id = UUID.randomUUID().toString();
        patience.insist(() -> {
            bucket.copy(landing, found.get(), seals.bytes(blob.sha256(), id));
            return true;
        });
        return Optional.of(id);
    }

    private Optional<Bucket.Lying> look(String key) throws IOException {
        try {
            return Optional.of(patience.insist(() -> bucket.look(key)));
        } catch (StoreRefused refused) {
            if (refused.isAbsent()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    void clear(LeaseId lease) {
        try {
            remove(seals.landing(lease));
        } catch (IOException e) {
            LOG.debug("What was put for {} stays in the blob store until a sweep finds it", lease, e);
        }
    }

    /** Writes what was brought and has no seal yet. */
    void readBrought(Blob blob, String id, OutputStream to) throws IOException {
        Counted out = new Counted(to);
        patience.insist(() -> {
            if (out.written < blob.bytes()) {
                bucket.get(seals.bytes(blob.sha256(), id), out.written, blob.bytes(), out);
            }
            return true;
        });
    }

    /** Writes the blob's bytes; false where it is not there. What was written before a failure is not asked for again. */
    boolean read(Blob blob, OutputStream to) throws IOException {
        Counted out = new Counted(to);
        return patience.insist(() -> {
            Optional<Seal> newest = find(blob).stream().max(Seal.BY_TIME);
            if (newest.isPresent() && out.written < blob.bytes()) {
                bucket.get(seals.bytes(blob.sha256(), newest.get().id()), out.written, blob.bytes(), out);
            }
            return newest.isPresent();
        });
    }

    /** Deletes what was last sealed before; false where a later seal stays. */
    boolean delete(Blob blob, Instant before) throws IOException {
        List<Seal> all = patience.once(() -> find(blob));
        boolean later = all.stream().anyMatch(seal -> !seal.time().isBefore(before));
        if (!later) {
            for (Seal seal : all) {
                remove(seal);
            }
        }
        return !later;
    }

    /** Shows what was last sealed before. Keys come in their order, so all seals of a blob follow one another. */
    void visit(Instant before, Consumer<Blob> visitor) throws IOException {
        List<Seal> same = new ArrayList<>();
        pages(
                seals.all(),
                (key, time) -> seals.seal(key, time).ifPresent(seal -> {
                    if (!same.isEmpty() && !same.get(0).blob().equals(seal.blob())) {
                        show(same, before, visitor);
                    }
                    same.add(seal);
                }));
        show(same, before, visitor);
    }

    private static void show(List<Seal> same, Instant before, Consumer<Blob> visitor) {
        same.stream()
                .max(Seal.BY_TIME)
                .filter(newest -> newest.time().isBefore(before))
                .ifPresent(newest -> visitor.accept(newest.blob()));
        same.clear();
    }

    /** Deletes what dead coordinators brought and never sealed, or began to bring and never ended. */
    void tidy(Instant now) throws IOException {
        Instant before = now.minus(UPLOADS_END);
        patience.once(() -> {
            bucket.abandon(seals.allBytes(), before);
            return true;
        });
        Set<String> orphans = new HashSet<>();
        pages(seals.allBytes(), (key, time) -> {
            if (time.isBefore(before) && seals.stored(key).isPresent()) {
                orphans.add(key);
            }
        });
        pages(
                seals.all(),
                (key, time) -> seals.seal(key, time)
                        .ifPresent(
                                seal -> orphans.remove(seals.bytes(seal.blob().sha256(), seal.id()))));
        // Whoever was given a place says within minutes what it put there.
        pages(seals.allLandings(), (key, time) -> {
            if (time.isBefore(now.minus(LANDINGS_END))) {
                orphans.add(key);
            }
        });
        for (String orphan : orphans) {
            remove(orphan);
        }
    }

    private void remove(String key) throws IOException {
        patience.once(() -> {
            bucket.delete(key);
            return true;
        });
    }

    private List<Seal> find(Blob blob) {
        List<Seal> found = new ArrayList<>();
        bucket.page(
                seals.of(blob),
                "",
                (key, time) -> seals.seal(key, time)
                        .filter(seal -> seal.blob().equals(blob))
                        .ifPresent(found::add));
        return found;
    }

    private void pages(String prefix, BiConsumer<String, Instant> visitor) throws IOException {
        String after = "";
        do {
            String from = after;
            // A page is taken whole before anybody sees it: a second try shows nothing twice.
            List<Runnable> seen = new ArrayList<>();
            after = patience.once(() ->
                    bucket.page(prefix, from, (key, time) -> seen.add(() -> visitor.accept(key, time))));
            seen.forEach(Runnable::run);
        } while (!after.isEmpty());
    }

    /** The seal goes first: bytes without one are found later, a seal without bytes would be a lie. */
    private void remove(Seal seal) throws IOException {
        patience.once(() -> {
            bucket.delete(seals.key(seal));
            bucket.delete(seals.bytes(seal.blob().sha256(), seal.id()));
            return true;
        });
    }

    private void tryToRemove(Seal seal) {
        try {
            remove(seal);
        } catch (IOException e) {
            LOG.debug("{} stays in the blob store until a sweep finds it", seal, e);
        }
    }

    /** Knows how far it got. */
    private static final class Counted extends OutputStream {
        private final OutputStream to;
        private long written;

        Counted(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            to.write(bytes, offset, length);
            written += length;
        }
    }
}
