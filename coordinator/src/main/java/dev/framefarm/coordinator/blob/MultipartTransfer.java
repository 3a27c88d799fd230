package dev.framefarm.coordinator.blob;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** A large object on its way up in parts, of which only the one that failed is sent again. Nobody sees it before its end. */
final class MultipartTransfer {
    private final S3Client client;
    private final String bucket;
    private final String key;
    private final String upload;
    private final StoreFigures figures;
    private final List<CompletedPart> parts = new ArrayList<>();

    private MultipartTransfer(S3Client client, String bucket, String key, String upload, StoreFigures figures) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.upload = upload;
        this.figures = figures;
    }

    static MultipartTransfer begin(S3Client client, String bucket, String key, StoreFigures figures) {
        String upload = client.createMultipartUpload(
                        create -> create.bucket(bucket).key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId();
        return new MultipartTransfer(client, bucket, key, upload, figures);
    }

    void add(FileRange part, String checksum) throws IOException {
        int number = parts.size() + 1;
        String tag = client.uploadPart(
                        send -> send.bucket(bucket)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .checksumSHA256(checksum),
                        part.body())
                .eTag();
        figures.sent.add(part.bytes());
        parts.add(CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumSHA256(checksum)
                .build());
    }

    void complete() {
        client.completeMultipartUpload(
                done -> done.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
    }

    void abort() {
        client.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(upload));
    }
}
