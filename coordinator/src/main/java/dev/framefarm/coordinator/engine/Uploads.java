package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Printable;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Takes in a user's bytes, as far as the disk and the owner's quota go, and remembers whose they are. */
public final class Uploads {
    private final Blobs blobs;
    private final Room room;
    private final UploadStore store;
    private final Retention retention;
    private final Custody custody;
    private final long quota;
    private final Audit audit;
    private final InstantSource clock;
    /** Bytes that are coming in now, by owner: ten uploads at once have one quota. */
    private final Map<String, Long> coming = new ConcurrentHashMap<>();

    Uploads(
            Blobs blobs,
            Room room,
            UploadStore store,
            Retention retention,
            Custody custody,
            long quota,
            Audit audit,
            InstantSource clock) {
        this.blobs = blobs;
        this.room = room;
        this.store = store;
        this.retention = retention;
        this.custody = custody;
        this.quota = quota;
        this.audit = audit;
        this.clock = clock;
    }

    /** An upload on its way in. Closed before its end it leaves nothing behind. */
    public interface Taking extends Closeable {
        OutputStream bytes();

        Blob end(String name) throws IOException;
    }

    /** {@code announced} bytes are to come; 0 where that is not known. */
    public Taking begin(long announced, Principal by) throws IOException {
        custody.demandRightTime();
        String owner = by.owner();
        long before = store.bytesOf(owner);
        long left = quota - before - coming.getOrDefault(owner, 0L);
        if (Math.max(announced, UploadStore.LEAST) > left) {
            throw overQuota(owner);
        }
        room.demand(announced);
        Blobs.Incoming incoming = blobs.create();
        Counted counted = new Counted(owner, before, room.guarding(incoming, Long.MAX_VALUE, "An upload"));
        return new Taking() {
            @Override
            public OutputStream bytes() {
                return counted;
            }

            @Override
            public Blob end(String name) throws IOException {
                incoming.settle();
                Blob blob = retention.whileKeeping(() -> {
                    counted.demandQuota();
                    return recorded(owner, incoming);
                });
                audit.record(by, "upload", Printable.line(name) + " " + blob.sha256());
                return blob;
            }

            @Override
            public void close() throws IOException {
                counted.forget();
                incoming.close();
            }
        };
    }

    /** What was recorded in time nobody sweeps; after that its bytes may have gone before. */
    private Blob recorded(String owner, Blobs.Incoming incoming) throws IOException {
        Optional<Sealing> sealing = custody.sealing();
        Blob sealed = incoming.seal();
        store.record(new UploadStore.Upload(owner, sealed, clock.instant()));
        if (sealing.filter(custody::isOver).isPresent()) {
            throw new StoreAway("It took too long to store this upload; send it again.", null);
        }
        return sealed;
    }

    private QuotaExceeded overQuota(String owner) {
        return new QuotaExceeded("Uploads of " + owner + " may have " + quota
                + " bytes together; let jobs end and uploads expire, or ask for more.");
    }

    private final class Counted extends OutputStream {
        private final String owner;
        private final OutputStream out;
        private final long before;
        private long written;
        private long counted;

        Counted(String owner, long before, OutputStream out) {
            this.owner = owner;
            this.before = before;
            this.out = out;
            counted = UploadStore.LEAST;
            coming.merge(owner, counted, Long::sum);
        }

        private void count() throws QuotaExceeded {
            long more = Math.max(written - counted, 0);
            counted += more;
            if (before + coming.merge(owner, more, Long::sum) > quota) {
                throw overQuota(owner);
            }
        }

        /** Others that began with it may have ended by now, and are no longer counted as coming. */
        void demandQuota() throws QuotaExceeded {
            if (store.bytesOf(owner) + counted > quota) {
                throw overQuota(owner);
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written += length;
            count();
            out.write(bytes, offset, length);
        }

        void forget() {
            coming.computeIfPresent(owner, (id, all) -> all > counted ? all - counted : null);
            counted = 0;
        }
    }
}
