package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * One bucket, in the few calls a blob store needs. Each is a single try: who may wait, and how long, is up to the
 * caller. Nothing the service answers is taken for longer or larger than was agreed.
 */
final class Bucket implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    /** In front of how many digests a digest is of. */
    private static final String OF_PARTS = "-";

    private final S3Client client;
    private final String name;
    private final StoreFigures figures;

    Bucket(S3Client client, String name, StoreFigures figures) {
        this.client = client;
        this.name = name;
        this.figures = figures;
    }

    /** Fails where there is nobody, no such bucket, or no right to it. */
    void greet(String prefix) {
        client.listObjectsV2(list -> list.bucket(name).prefix(prefix).maxKeys(1));
    }

    /** The service is told the digest and refuses anything else. */
    void put(String key, Path file, long bytes, String sha256) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        client.putObject(
                put -> put.bucket(name).key(key).checksumSHA256(checksum),
                FileRange.of(file, 0, bytes).body());
        figures.sent.add(bytes);
    }

    void putEmpty(String key) {
        client.putObject(put -> put.bucket(name).key(key), RequestBody.empty());
    }

    /** Fails as absent where it is not there. */
    long length(String key) {
        return client.headObject(head -> head.bucket(name).key(key)).contentLength();
    }

    /**
     * What lies under a key, and since when. A service that measured it in one piece says its digest; {@code version} is the
     * service's own name for it.
     */
    record Lying(long bytes, Optional<String> sha256, String version, Instant since) {
        /** As far as the service says. */
        boolean isOf(Blob blob) {
            return bytes == blob.bytes() && sha256.map(blob.sha256()::equals).orElse(true);
        }
    }

    Lying look(String key) {
        HeadObjectResponse found =
                client.headObject(head -> head.bucket(name).key(key).checksumMode(ChecksumMode.ENABLED));
        return new Lying(
                found.contentLength(),
                Optional.ofNullable(found.checksumSHA256())
                        .filter(sum -> !sum.contains(OF_PARTS))
                        .map(Bucket::hex),
                Objects.requireNonNullElse(found.eTag(), ""),
                found.lastModified());
    }

    /** Within the service. Fails where something else lies there by now. */
    void copy(String from, Lying found, String to) {
        client.copyObject(copy -> copy.sourceBucket(name)
                .sourceKey(from)
                .copySourceIfMatch(found.version())
                .destinationBucket(name)
                .destinationKey(to));
    }

    /** Writes what lies from {@code from} to {@code end}, and not a byte beyond, and says of each part that it is written. */
    void get(String key, long from, long end, OutputStream to) throws IOException {
        try (ResponseInputStream<GetObjectResponse> in =
                client.getObject(get -> get.bucket(name).key(key).range("bytes=" + from + "-" + (end - 1)))) {
            Long coming = in.response().contentLength();
            if (coming != null && coming < end - from) {
                throw new NoSuchFileException(key, null, "the blob store holds fewer bytes than were stored");
            }
            byte[] buffer = new byte[BUFFER];
            for (long left = end - from; left > 0; ) {
                int count = read(in, buffer, (int) Math.min(left, buffer.length));
                to.write(buffer, 0, count);
                figures.received.add(count);
                left -= count;
            }
            // What the connection may still hold is not wanted, and not read in order to be polite.
            in.abort();
        }
    }

    private static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }

    private static int read(ResponseInputStream<GetObjectResponse> in, byte[] buffer, int most) throws CutShort {
        try {
            int count = in.read(buffer, 0, most);
            if (count >= 0) {
                return count;
            }
        } catch (IOException broken) {
            throw new CutShort("the answer broke off: " + broken.getMessage(), broken);
        }
        throw new CutShort("the answer ended early", null);
    }

    void delete(String key) {
        client.deleteObject(delete -> delete.bucket(name).key(key));
    }

    /** One page of keys; the answer names the next, or is empty. */
    String page(String prefix, String after, BiConsumer<String, Instant> visitor) {
        ListObjectsV2Response page = client.listObjectsV2(
                list -> list.bucket(name).prefix(prefix).startAfter(after.isEmpty() ? null : after));
        String last = after;
        for (S3Object object : page.contents()) {
            visitor.accept(object.key(), object.lastModified());
            last = object.key();
        }
        boolean more = Boolean.TRUE.equals(page.isTruncated()) && last.compareTo(after) > 0;
        return more ? last : "";
    }

    MultipartTransfer large(String key) {
        return MultipartTransfer.begin(client, name, key, figures);
    }

    /** Gives up large uploads that somebody began and never ended; a page of them at a time is enough. */
    void abandon(String prefix, Instant before) {
        for (MultipartUpload upload : client.listMultipartUploads(
                        list -> list.bucket(name).prefix(prefix))
                .uploads()) {
            Instant begun = Objects.requireNonNullElse(upload.initiated(), Instant.MAX);
            if (upload.key().startsWith(prefix) && begun.isBefore(before)) {
                client.abortMultipartUpload(
                        abort -> abort.bucket(name).key(upload.key()).uploadId(upload.uploadId()));
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
