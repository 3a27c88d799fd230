package dev.framefarm.coordinator.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.StoreAway;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.testing.BlobsContract;
import dev.framefarm.coordinator.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3BlobsTest extends BlobsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PART = 5L << 20;

    private static BucketServer server;

    @TempDir
    private Path folder;

    private String bucket;
    private S3Blobs blobs;

    @BeforeAll
    static void start() throws Exception {
        server = BucketServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        blobs();
    }

    @Override
    protected Blobs blobs() throws IOException {
        if (blobs == null) {
            bucket = server.freshBucket();
            blobs = coordinator("one", PATIENCE);
        }
        return blobs;
    }

    private S3Blobs coordinator(String cache, Duration patience) throws IOException {
        return S3Blobs.open(folder.resolve(cache), server.settings(bucket, patience), PART);
    }

    @AfterEach
    void close() throws IOException {
        server.line.comeBack();
        blobs.close();
    }

    @Test
    void whatOneCoordinatorStoresAnotherReads() throws IOException {
        store(blobs, "hello");

        try (S3Blobs other = coordinator("two", PATIENCE)) {
            assertThat(other.has(HELLO)).isTrue();
            assertThat(other.file(HELLO)).hasContent("hello");
            assertThat(other.file(HELLO)).isEqualTo(folder.resolve("two/stored/2c/" + HELLO.sha256()));
        }
    }

    @Test
    void aLargeBlobGoesUpInPartsAndComesBackWhole() throws IOException {
        byte[] bytes = noise(2 * (int) PART + 12345);
        Blob blob = store(bytes);

        try (S3Blobs other = coordinator("two", PATIENCE)) {
            assertThat(other.file(blob)).hasBinaryContent(bytes);
        }
        assertThat(keys("films/bytes/")).hasSize(1);
    }

    @Test
    void aSecondSealIsANewOneAndTakesTheOldOnesPlace() throws IOException {
        store(blobs, "hello");
        List<String> first = keys("films/");

        store(blobs, "hello");

        assertThat(keys("films/")).hasSize(2).doesNotContainAnyElementsOf(first);
    }

    @Test
    void whoeverFindsABlobOldDoesNotTakeAwayWhatAnotherSealedSince() throws IOException {
        store(blobs, "hello");
        Instant then = Instant.now().plusSeconds(60);
        try (S3Blobs other = coordinator("two", PATIENCE)) {
            assertThat(other.delete(HELLO, Instant.now().minusSeconds(60))).isFalse();
            assertThat(other.delete(HELLO, then)).isTrue();
            assertThat(other.has(HELLO)).isFalse();
        }
        assertThat(blobs.has(HELLO)).isFalse();
        assertThat(keys("films/")).isEmpty();
    }

    @Test
    void bytesWithoutASealAreNoBlob() throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write("hello".getBytes(UTF_8));
            incoming.settle();
            assertThat(keys("films/bytes/")).hasSize(1);
            assertThat(blobs.has(HELLO)).isFalse();
            assertThatIOException().isThrownBy(() -> blobs.file(HELLO)).isInstanceOf(NoSuchFileException.class);
        }
        assertThat(keys("films/")).isEmpty();
    }

    @Test
    void bytesThatAreNotWhatTheyWereAreNotHandedOut() throws IOException {
        store(blobs, "hello");
        String key = keys("films/bytes/").get(0);
        try (S3Client client = server.client(bucket)) {
            client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("jello"));
        }

        try (S3Blobs other = coordinator("two", PATIENCE)) {
            assertThatIOException()
                    .isThrownBy(() -> other.file(HELLO))
                    .isInstanceOf(NoSuchFileException.class)
                    .withMessageContaining("where Blob[sha256=2cf2");
            assertThat(folder.resolve("two/stored")).isEmptyDirectory();
        }
    }

    @Test
    void whatIsShorterThanItsSealSaysIsNotHandedOut() throws IOException {
        store(blobs, "hello");
        String key = keys("films/bytes/").get(0);
        try (S3Client client = server.client(bucket)) {
            client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("hell"));
        }

        try (S3Blobs other = coordinator("two", PATIENCE)) {
            assertThatIOException()
                    .isThrownBy(() -> other.file(HELLO))
                    .isInstanceOf(NoSuchFileException.class)
                    .withMessageContaining("fewer bytes");
        }
    }

    @Test
    void showsMoreThanOnePageOfBlobsAndNothingThatIsNotOurs() throws Exception {
        try (S3Client client = server.client(bucket)) {
            client.putObject(put -> put.bucket(bucket).key("films/seals/readme.txt"), RequestBody.empty());
            client.putObject(put -> put.bucket(bucket).key("other/seals/x"), RequestBody.empty());
            for (int i = 0; i < 1003; i++) {
                String seal = "films/seals/" + String.format("%064x", i) + "/5-a";
                client.putObject(put -> put.bucket(bucket).key(seal), RequestBody.empty());
            }
        }
        List<Blob> seen = new ArrayList<>();

        blobs.visit(Instant.now().plusSeconds(60), seen::add);

        assertThat(seen).hasSize(1003).doesNotHaveDuplicates();
    }

    @Test
    void anOutageIsWaitedForAndSaysWhatItIs() throws Exception {
        server.line.goDown();
        CompletableFuture<Blob> storing = CompletableFuture.supplyAsync(() -> unchecked("hello"));
        Awaitility.await().until(() -> blobs.trouble().isPresent());
        assertThat(blobs.trouble().orElseThrow())
                .contains("The blob store (bucket " + bucket)
                .contains("has not answered for")
                .doesNotContain("not a secret");
        assertThat(storing).isNotDone();

        server.line.comeBack();

        assertThat(storing.get(Patience.MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(HELLO);
        assertThat(blobs.trouble()).isEmpty();
    }

    @Test
    void troubleEndsThoughNobodyElseAsks() throws Exception {
        server.line.goDown();
        assertThatIOException()
                .isThrownBy(() -> blobs.visit(Instant.now(), blob -> {}))
                .isInstanceOf(StoreAway.class);
        assertThat(blobs.trouble()).isPresent();

        server.line.comeBack();

        Awaitility.await().until(() -> blobs.trouble().isEmpty());
    }

    @Test
    void whatLiesHereIsReadWhileTheServiceIsAway() throws IOException {
        store(blobs, "hello");
        server.line.goDown();

        assertThat(blobs.file(HELLO)).hasContent("hello");
        assertThat(blobs.has(HELLO)).isTrue();
    }

    @Test
    void aSpoiledCopyIsBroughtAnew() throws IOException {
        store(blobs, "hello");
        Files.writeString(blobs.file(HELLO), "hullo");

        assertThat(blobs.mend(HELLO)).isTrue();

        assertThat(blobs.file(HELLO)).hasContent("hello");
    }

    @Test
    void whereTheStoredBytesAreSpoiledThemselvesThereIsNothingToBring() throws IOException {
        store(blobs, "hello");
        Files.writeString(blobs.file(HELLO), "hullo");
        try (S3Client client = server.client(bucket)) {
            String key = keys("films/bytes/").get(0);
            client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("hullo"));
        }

        assertThatIOException().isThrownBy(() -> blobs.mend(HELLO)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void patienceHasAnEnd() throws IOException {
        try (S3Blobs hasty = coordinator("hasty", Duration.ofMillis(300))) {
            server.line.goDown();

            assertThatIOException()
                    .isThrownBy(() -> store(hasty, "hello"))
                    .isInstanceOf(StoreAway.class)
                    .withMessageContaining("is asked again");
        }
    }

    @Test
    void aBusyServiceIsAskedAgain() throws IOException {
        int ended = server.line.beBusy(3);

        assertThat(store(blobs, "hello")).isEqualTo(HELLO);
        assertThat(blobs.figures().all().get("failures")).isBetween(3L, 3L + ended);
    }

    @Test
    void anAnswerThatIsCutGoesOnWhereItStopped() throws IOException {
        byte[] bytes = noise(4 << 20);
        Blob blob = store(bytes);
        try (S3Blobs other = coordinator("two", PATIENCE)) {
            long before = server.line.bytesDown();
            server.line.cut(3, 1 << 20);

            assertThat(other.file(blob)).hasBinaryContent(bytes);

            assertThat(server.line.bytesDown() - before).isLessThan(bytes.length * 13L / 10);
        }
    }

    @Test
    void whoeverGivesUpEndsNothingButItsWaiting() throws Exception {
        byte[] bytes = noise(4 << 20);
        Blob blob = store(bytes);
        try (S3Blobs other = coordinator("two", PATIENCE)) {
            server.line.goDown();
            assertThatIOException()
                    .isThrownBy(() -> other.file(blob, Duration.ofMillis(200)))
                    .isInstanceOf(StoreAway.class)
                    .withMessageContaining("are being brought from the blob store");
            Thread waiting = new Thread(() -> assertThatIOException().isThrownBy(() -> other.file(blob)));
            waiting.start();
            waiting.interrupt();
            waiting.join();
            assertThat(other.coming(blob)).isPresent();

            server.line.comeBack();

            Awaitility.await().until(() -> other.coming(blob).isEmpty());
            server.line.goDown();
            assertThat(other.file(blob)).hasBinaryContent(bytes);
        }
    }

    @Test
    void aServiceThatRefusesIsNotAskedAgain() {
        S3Settings settings = server.settings("no-such-bucket", PATIENCE);

        assertThatIOException()
                .isThrownBy(() -> S3Blobs.open(folder.resolve("none"), settings))
                .isInstanceOf(StoreRefused.class)
                .withMessageContaining("NoSuchBucket")
                .withMessageContaining("check the bucket");
    }

    /** A session's token that ended, a key that was replaced, a clock that is wrong: the films are stored as before. */
    @Test
    void aKeyThatIsRefusedForAWhileIsWaitedForAndSaid() throws Exception {
        server.line.refuse("403 Forbidden");
        CompletableFuture<Blob> storing = CompletableFuture.supplyAsync(() -> unchecked("hello"));
        Awaitility.await()
                .until(() ->
                        blobs.trouble().orElse("").matches(".* has refused for .*check the bucket, the access key.*"));
        assertThatIOException()
                .isThrownBy(() -> blobs.delete(HELLO, Instant.now()))
                .isInstanceOf(StoreAway.class);
        assertThat(storing).isNotDone();

        server.line.comeBack();

        assertThat(storing.get(Patience.MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(HELLO);
        assertThat(blobs.trouble()).isEmpty();
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(server.settings(bucket, PATIENCE).toString()).doesNotContain("not a secret");
    }

    private Blob unchecked(String text) {
        try {
            return store(blobs, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Blob store(byte[] bytes) throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            Files.write(incoming.file(), bytes);
            return incoming.seal();
        }
    }

    private List<String> keys(String prefix) {
        try (S3Client client = server.client(bucket)) {
            return client.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
