package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.blob.Seals.Seal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What the bucket of a farm says to whoever judges it, and changes it, from outside. */
public final class BucketRecords implements AutoCloseable {
    public static final String BUCKET = "films";

    private static final Seals SEALS = new Seals("");

    private final S3Client client;
    private final Bucket bucket;

    /** Of a service on loopback that asks for no particular key. */
    public BucketRecords(int port) {
        client = S3Clients.of(new S3Settings(
                Optional.of(URI.create("http://127.0.0.1:" + port)),
                "us-east-1",
                BUCKET,
                SEALS.prefix(),
                true,
                () -> new S3Key("storm", "none", Optional.empty()),
                0,
                Duration.ZERO,
                false));
        bucket = new Bucket(client, BUCKET, new StoreFigures());
    }

    /** False where nobody answers yet. */
    public boolean makeBucket() {
        try {
            client.createBucket(create -> create.bucket(BUCKET));
            return true;
        } catch (SdkException away) {
            return false;
        }
    }

    /** Digests of blobs that were sealed for the last time before that. */
    public Set<String> sealedBefore(Instant instant) {
        Set<String> young = digests(seals(each -> !each.time().isBefore(instant)));
        return digests(seals(each -> !young.contains(each.blob().sha256())));
    }

    /** Writes the newest bytes of that digest anew, with one changed. False where there are none, or nobody answers. */
    public boolean spoil(String sha256) {
        try {
            Optional<Seal> newest =
                    seals(each -> each.blob().sha256().equals(sha256)).stream().max(Seal.BY_TIME);
            newest.ifPresent(this::spoil);
            return newest.isPresent();
        } catch (SdkException away) {
            return false;
        }
    }

    private void spoil(Seal seal) {
        String key = SEALS.bytes(seal.blob().sha256(), seal.id());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            bucket.get(key, 0, seal.blob().bytes(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = out.toByteArray();
        bytes[bytes.length / 2] ^= 0x55;
        client.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    private List<Seal> seals(Predicate<Seal> which) {
        List<Seal> found = new ArrayList<>();
        String after = "";
        do {
            after = bucket.page(
                    SEALS.all(),
                    after,
                    (key, time) -> SEALS.seal(key, time).filter(which).ifPresent(found::add));
        } while (!after.isEmpty());
        return found;
    }

    private static Set<String> digests(List<Seal> seals) {
        return seals.stream().map(each -> each.blob().sha256()).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        bucket.close();
    }
}
