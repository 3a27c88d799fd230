package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a file into the bucket: a small one in one piece, a large one in parts. */
final class Shipping {
    private static final Logger LOG = LoggerFactory.getLogger(Shipping.class);
    /** Services take ten thousand parts at most. */
    private static final long MOST_PARTS = 9000;

    private final Bucket bucket;
    private final Patience patience;
    private final long part;

    /** {@code part} is the size of a part; services want 5 MiB at least. */
    Shipping(Bucket bucket, Patience patience, long part) {
        this.bucket = bucket;
        this.patience = patience;
        this.part = part;
    }

    void ship(Path file, Blob blob, String key) throws IOException {
        if (blob.bytes() <= part) {
            patience.insist(() -> {
                bucket.put(key, file, blob.bytes(), blob.sha256());
                return true;
            });
        } else {
            inParts(file, blob, key);
        }
    }

    private void inParts(Path file, Blob blob, String key) throws IOException {
        MultipartTransfer transfer = patience.insist(() -> bucket.large(key));
        try {
            long size = Math.max(part, blob.bytes() / MOST_PARTS + 1);
            for (long from = 0; from < blob.bytes(); from += size) {
                FileRange range = FileRange.of(file, from, Math.min(size, blob.bytes() - from));
                String checksum = range.checksum();
                patience.insist(() -> {
                    transfer.add(range, checksum);
                    return true;
                });
            }
            complete(transfer, blob, key);
        } catch (IOException | RuntimeException e) {
            abort(transfer, key);
            throw e;
        }
    }

    /** An answer may be lost where the work was done: then there is nothing left to complete, and all is there. */
    private void complete(MultipartTransfer transfer, Blob blob, String key) throws IOException {
        try {
            patience.insist(() -> {
                transfer.complete();
                return true;
            });
        } catch (StoreRefused refused) {
            if (!refused.isAbsent() || patience.insist(() -> bucket.length(key)) != blob.bytes()) {
                throw refused;
            }
        }
    }

    /** What cannot be given up now is found by the sweep. */
    private void abort(MultipartTransfer transfer, String key) {
        try {
            patience.once(() -> {
                transfer.abort();
                return true;
            });
        } catch (IOException e) {
            LOG.warn("An upload could not be given up and stays until a sweep finds it: {}: {}", key, e.getMessage());
        }
    }
}
