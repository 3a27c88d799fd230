package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.Landing;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.LeaseId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * Places in a bucket. What was put there is copied, within the service, to where agents cannot write, and measured here
 * after that: an address that is still good changes nothing that counts, whatever the service makes of digests.
 */
final class S3Landing implements Landing {
    /** What services take in one piece. */
    private static final long MOST = 5L << 30;
    /** From the answer to the first byte; how long the bytes take then is of no account. */
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final S3Presigner presigner;
    private final String bucket;
    private final Seals seals;
    private final Shelf shelf;
    private final FolderBlobs folder;
    private final BlobCache cache;

    S3Landing(S3Presigner presigner, String bucket, Seals seals, Shelf shelf, FolderBlobs folder, BlobCache cache) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.seals = seals;
        this.shelf = shelf;
        this.folder = folder;
        this.cache = cache;
    }

    @Override
    public Optional<Place> place(LeaseId lease, Blob blob) {
        return blob.bytes() > MOST ? Optional.empty() : Optional.of(signed(lease, blob, LIFE));
    }

    Place signed(LeaseId lease, Blob blob, Duration life) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(blob.sha256()));
        PresignedPutObjectRequest signed = presigner.presignPutObject(sign -> sign.signatureDuration(life)
                .putObjectRequest(put -> put.bucket(bucket)
                        .key(seals.landing(lease))
                        .contentLength(blob.bytes())
                        .checksumSHA256(checksum)));
        return new Place(URI.create(signed.url().toString()), Told.headers(signed));
    }

    @Override
    public Optional<Blobs.Incoming> take(LeaseId lease, Blob blob) throws IOException {
        Optional<String> brought = shelf.adopt(lease, blob);
        return brought.isPresent() ? measured(blob, brought.get()) : Optional.empty();
    }

    private Optional<Blobs.Incoming> measured(Blob blob, String id) throws IOException {
        FolderIncoming here = folder.begin();
        try {
            shelf.readBrought(blob, id, here);
            here.settle();
            if (here.settled().equals(blob)) {
                return Optional.of(new S3Incoming(here, shelf, cache, id));
            }
        } catch (IOException | RuntimeException e) {
            letGo(here, blob, id);
            throw e;
        }
        letGo(here, blob, id);
        return Optional.empty();
    }

    private void letGo(FolderIncoming here, Blob blob, String id) throws IOException {
        shelf.takeBack(blob, id);
        here.close();
    }

    @Override
    public void clear(LeaseId lease) {
        shelf.clear(lease);
    }
}
