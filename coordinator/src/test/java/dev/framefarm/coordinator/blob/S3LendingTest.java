package dev.framefarm.coordinator.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.Lending;
import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3LendingTest {
    private static final int FORBIDDEN = 403;
    private static BucketServer server;

    @TempDir
    private Path folder;

    private SignedDoor door;
    private String bucket;
    private S3Blobs blobs;
    private S3Lending lending;
    private Blob film;

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
        lending = (S3Lending) blobs.lending().orElseThrow();
        film = stored("a film");
    }

    @AfterEach
    void close() throws IOException {
        blobs.close();
        door.close();
    }

    @Test
    void partsOfABlobAreReadByItsAddress() throws Exception {
        HttpResponse<String> part = read(lending.lend(film).orElseThrow(), "bytes=2-3");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("fi");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-3/6");
    }

    @Test
    void anAddressIsForItsOwnBlobAlone() throws Exception {
        Blob other = stored("another");
        Lending.Loan loan = lending.lend(film).orElseThrow();
        String moved = loan.address().toString().replace(film.sha256(), other.sha256());

        assertThat(read(new Lending.Loan(URI.create(moved), loan.headers()), "bytes=0-")
                        .statusCode())
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void anAddressIsForReadingAlone() throws Exception {
        Lending.Loan loan = lending.lend(film).orElseThrow();
        HttpRequest.Builder request = HttpRequest.newBuilder(loan.address()).DELETE();
        loan.headers().forEach(request::header);

        assertThat(HttpClient.newHttpClient()
                        .send(request.build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void anAddressIsForAShortWhile() throws Exception {
        assertThat(lending.lend(film).orElseThrow().address().getQuery()).contains("X-Amz-Expires=300");
        Lending.Loan brief = lending.lend(film, Duration.ofSeconds(1)).orElseThrow();

        Awaitility.await().until(() -> read(brief, "bytes=0-").statusCode() == FORBIDDEN);
    }

    @Test
    void anObjectThatWasReplacedIsNeitherGivenNorLent() throws Exception {
        Lending.Loan loan = lending.lend(film).orElseThrow();
        Instant before = Instant.now();
        Awaitility.await().until(() -> Instant.now().isAfter(before.plusSeconds(2)));
        try (S3Client client = server.client(bucket)) {
            String key = client.listObjectsV2(list -> list.bucket(bucket).prefix("films/bytes/" + film.sha256()))
                    .contents()
                    .get(0)
                    .key();
            client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("a fish"));
        }

        assertThat(read(loan, "bytes=0-").statusCode()).isEqualTo(412);
        assertThat(lending.lend(film)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotLent() throws Exception {
        assertThat(lending.lend(new Blob(film.sha256(), film.bytes() + 1))).isEmpty();
    }

    @Test
    void whileTheServiceIsAwayNothingIsLent() throws Exception {
        SignedDoor shut = server.door();
        try (S3Blobs far = S3Blobs.open(folder.resolve("far"), server.settings(bucket, shut))) {
            shut.close();

            assertThat(far.lending().orElseThrow().lend(film)).isEmpty();
        }
    }

    @Test
    void aLoanIsNotPrinted() {
        assertThat(lending.lend(film).orElseThrow().toString()).doesNotContain("http");
    }

    private Blob stored(String text) throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write(text.getBytes(UTF_8));
            return incoming.seal();
        }
    }

    private static HttpResponse<String> read(Lending.Loan loan, String range) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(loan.address()).header("Range", range);
        loan.headers().forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
