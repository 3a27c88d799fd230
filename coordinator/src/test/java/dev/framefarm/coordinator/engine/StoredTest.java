package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.framefarm.coordinator.blob.BucketServer;
import dev.framefarm.coordinator.blob.FolderBlobs;
import dev.framefarm.coordinator.blob.S3Blobs;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class StoredTest {
    private static final String BYTES = SmallFilm.text(0, 25);

    @TempDir
    private Path folder;

    private final SmallFarm farm = new SmallFarm();
    private Delivery delivery;

    @BeforeEach
    void deliver() throws Exception {
        delivery = farm.deliver(farm.stored(JobState.RENDERING), 0, 25);
    }

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void aSpoiledCopyIsNoSpoiledDelivery() throws Exception {
        try (BucketServer server = BucketServer.start();
                S3Blobs blobs = bucket(server, server.freshBucket())) {
            spoil(blobs);

            assertThat(stored(blobs).file(delivery)).hasContent(BYTES);
        }
    }

    @Test
    void aDeliveryIsSpoiledWhereTheStoredBytesAre() throws Exception {
        try (BucketServer server = BucketServer.start()) {
            String bucket = server.freshBucket();
            try (S3Blobs blobs = bucket(server, bucket)) {
                spoil(blobs);
                overwrite(server, bucket);

                assertThatExceptionOfType(SpoiledDelivery.class)
                        .isThrownBy(() -> stored(blobs).file(delivery));
            }
        }
    }

    @Test
    void aFolderHasNoOtherCopy() throws Exception {
        try (FolderBlobs blobs = FolderBlobs.open(folder)) {
            spoil(blobs);

            assertThatExceptionOfType(SpoiledDelivery.class)
                    .isThrownBy(() -> stored(blobs).file(delivery))
                    .withMessageContaining("has other bytes than were accepted");
        }
    }

    /** Whoever was frozen in a join misses what others deleted when they had finished the job. */
    @Test
    void whatAnEndedJobWasMadeOfIsNotTakenBack() throws Exception {
        try (FolderBlobs blobs = FolderBlobs.open(folder)) {
            spoil(blobs);
            SpoiledDelivery spoiled = assertThatExceptionOfType(SpoiledDelivery.class)
                    .isThrownBy(() -> stored(blobs).file(delivery))
                    .actual();
            Job job = farm.jobs.find(delivery.lane().job()).orElseThrow();
            farm.jobs.update(job.moved(JobState.DONE, Optional.empty(), Instant.now()));

            stored(blobs).replace(spoiled);

            assertThat(farm.deliveries.port.ofJob(job.id())).containsExactly(delivery);
            assertThat(blobs.file(delivery.evidence().blob())).exists();
        }
    }

    private S3Blobs bucket(BucketServer server, String bucket) throws IOException {
        return S3Blobs.open(folder, server.settings(bucket, Duration.ofSeconds(20)));
    }

    private Stored stored(Blobs blobs) {
        return new Stored(blobs, farm.deliveries.port, farm.ledgers.port, new WaitingReasons(), Instant::now);
    }

    /** Stored, and then changed on this machine's disk. */
    private void spoil(Blobs blobs) throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write(BYTES.getBytes(StandardCharsets.UTF_8));
            assertThat(incoming.seal()).isEqualTo(delivery.evidence().blob());
        }
        Files.writeString(blobs.file(delivery.evidence().blob()), BYTES.replace("2", "3"));
    }

    private static void overwrite(BucketServer server, String bucket) {
        try (S3Client client = server.client(bucket)) {
            String key = client.listObjectsV2(list -> list.bucket(bucket).prefix("films/bytes/"))
                    .contents()
                    .get(0)
                    .key();
            client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(BYTES.replace("2", "4")));
        }
    }
}
