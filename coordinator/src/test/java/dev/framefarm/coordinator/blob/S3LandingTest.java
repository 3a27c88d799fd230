package dev.framefarm.coordinator.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.Landing;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.LeaseId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3LandingTest {
    private static final LeaseId LEASE = new LeaseId("l-1");
    private static final LeaseId OTHER = new LeaseId("l-2");
    private static final Blob HELLO = blob("hello");
    private static final int FORBIDDEN = 403;

    private static BucketServer server;

    @TempDir
    private Path folder;

    private SignedDoor door;
    private String bucket;
    private S3Blobs blobs;
    private Landing landing;

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
        door = server.door();
        bucket = server.freshBucket();
        blobs = S3Blobs.open(folder, server.settings(bucket, door));
        landing = blobs.landing().orElseThrow();
    }

    @AfterEach
    void close() throws IOException {
        blobs.close();
        door.close();
    }

    @Test
    void whatWasPutThereIsSealedWithoutBeingSentByUs() throws Exception {
        assertThat(put(place(LEASE), "hello")).isEqualTo(200);
        assertThat(blobs.has(HELLO)).as("it counts for nothing yet").isFalse();

        try (Blobs.Incoming taken = landing.take(LEASE, HELLO).orElseThrow()) {
            assertThat(taken.file()).hasContent("hello");
            assertThat(taken.seal()).isEqualTo(HELLO);
        }
        landing.clear(LEASE);

        assertThat(blobs.file(HELLO)).hasContent("hello");
        assertThat(blobs.figures().all()).containsEntry("sent_bytes", 0L).containsEntry("cache_misses", 0L);
        assertThat(keys("films/landing/")).isEmpty();
        assertThat(keys("films/bytes/")).hasSize(1);
    }

    @Test
    void whatIsNotSealedLeavesNothingBehind() throws Exception {
        put(place(LEASE), "hello");

        landing.take(LEASE, HELLO).orElseThrow().close();
        landing.clear(LEASE);

        assertThat(keys("films/")).isEmpty();
    }

    @Test
    void aPlaceIsForItsOwnBytesAlone() throws Exception {
        assertThat(put(place(LEASE), "hullo")).as("other bytes").isEqualTo(400);
        assertThat(put(place(LEASE), "hello, world")).as("another length").isEqualTo(FORBIDDEN);
        assertThat(landing.take(LEASE, HELLO)).as("nothing came").isEmpty();
    }

    @Test
    void aPlaceIsForItsOwnLeaseAlone() throws Exception {
        Landing.Place place = place(LEASE);
        URI moved = URI.create(place.address().toString().replace(LEASE.value(), OTHER.value()));

        assertThat(put(new Landing.Place(moved, place.headers()), "hello")).isEqualTo(FORBIDDEN);

        put(place, "hello");
        assertThat(landing.take(OTHER, HELLO)).isEmpty();
    }

    @Test
    void aPlaceIsForAShortWhile() throws Exception {
        assertThat(place(LEASE).address().getQuery()).contains("X-Amz-Expires=120");
        Landing.Place brief = ((S3Landing) landing).signed(LEASE, HELLO, Duration.ofSeconds(1));

        Awaitility.await().until(() -> put(brief, "hello") == FORBIDDEN);
    }

    @Test
    void aServiceThatTellsOfOtherBytesIsBelieved() throws Exception {
        put(landing.place(LEASE, blob("hullo")).orElseThrow(), "hullo");

        assertThat(landing.take(LEASE, HELLO)).isEmpty();
        assertThat(keys("films/bytes/")).isEmpty();
    }

    @Test
    void aServiceThatLooksAtNoChecksumIsMeasured() throws Exception {
        door.beCareless();
        assertThat(put(place(LEASE), "hullo")).isEqualTo(200);

        assertThat(landing.take(LEASE, HELLO)).isEmpty();
        assertThat(keys("films/bytes/")).isEmpty();
    }

    @Test
    void whatIsPutThereOnceMoreChangesNothingThatCounts() throws Exception {
        door.beCareless();
        Landing.Place place = place(LEASE);
        put(place, "hello");
        try (Blobs.Incoming taken = landing.take(LEASE, HELLO).orElseThrow()) {
            put(place, "hullo");
            taken.seal();
        }

        try (S3Blobs other = S3Blobs.open(folder.resolve("other"), server.settings(bucket, door))) {
            assertThat(other.file(HELLO)).hasContent("hello");
        }
    }

    @Test
    void whatNobodyTookIsSweptAfterADay() throws Exception {
        put(place(LEASE), "hello");
        Bucket plain = new Bucket(server.client(bucket), bucket, new StoreFigures());
        Patience patience = new Patience("here", Duration.ZERO, new StoreFigures());
        Shelf shelf = new Shelf(plain, new Seals("films/"), patience, new Shipping(plain, patience, 1));

        shelf.tidy(Instant.now().plus(Duration.ofHours(23)));
        assertThat(keys("films/")).hasSize(1);
        shelf.tidy(Instant.now().plus(Duration.ofHours(25)));
        assertThat(keys("films/")).isEmpty();
    }

    @Test
    void whatServicesDoNotTakeInOnePieceHasNoPlace() {
        assertThat(landing.place(LEASE, new Blob(HELLO.sha256(), (5L << 30) + 1)))
                .isEmpty();
    }

    @Test
    void aPlaceIsNotPrinted() {
        assertThat(place(LEASE).toString()).doesNotContain("http");
    }

    private Landing.Place place(LeaseId lease) {
        return landing.place(lease, HELLO).orElseThrow();
    }

    private static int put(Landing.Place place, String text) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(place.address()).PUT(BodyPublishers.ofString(text));
        place.headers().forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static Blob blob(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Blob(HexFormat.of().formatHex(Digests.sha256().digest(bytes)), bytes.length);
    }

    private List<String> keys(String prefix) {
        try (S3Client client = server.client(bucket)) {
            return client.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }
}
