package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.app.TestFilms;
import dev.framefarm.coordinator.blob.BucketServer;
import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.db.DatabaseSettings;
import dev.framefarm.coordinator.db.PostgresServer;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.testing.FreePorts;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two coordinators, PostgreSQL, a bucket they share, and an agent that knows both: all of it processes of their own. */
class ClusterIT {
    private static final Duration LONG = Patience.LONG;
    /** Slow enough that a film is still being rendered when a coordinator is killed. */
    static final String SLOW = """
            recipe: slow
            version: 1
            description: Takes its time.
            container: mp4
            video:
              codec: h264
              crf: 20
              preset: veryslow
            audio:
              mode: aac
            """;

    @TempDir
    static Path folder;

    private static TestFilms films;
    private static Path film;
    private static DatabaseSettings settings;
    private static Database database;
    private static List<Integer> ports;
    private static CoordinatorProcess one;
    private static CoordinatorProcess two;
    private static Process agent;
    private static BucketServer store;
    private static String bucket;

    @BeforeAll
    static void open() throws Exception {
        TestFilms.assumeAgentIsPackaged();
        Path sources = Files.createDirectories(folder.resolve("sources"));
        films = new TestFilms(Toolchain.find("embedded", TestFilms.SHARED), sources);
        film = films.film("film.mp4", "640x360", 40);
        Files.writeString(folder.resolve("secret"), "a secret of a cluster that lives for a test\n");
        settings = PostgresServer.fresh(PostgresServer.port());
        database = Database.open(settings);
        ports = FreePorts.some(6);
        store = BucketServer.start();
        bucket = store.freshBucket();
        Files.writeString(folder.resolve("key"), "test\nnot a secret\n");
        one = CoordinatorProcess.start(folder.resolve("c1"), configuration(0)).awaitHealth();
        two = CoordinatorProcess.start(folder.resolve("c2"), configuration(1)).awaitHealth();
        agent = agent(
                client(one).post("tokens", Map.of(), Map.of()).path("token").asText());
    }

    @AfterAll
    static void close() throws Exception {
        for (Process process : running()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        if (database != null) {
            database.close();
        }
        if (store != null) {
            store.close();
        }
    }

    private static List<Process> running() {
        List<Process> running = new ArrayList<>();
        Optional.ofNullable(agent).ifPresent(running::add);
        Optional.ofNullable(one).map(CoordinatorProcess::process).ifPresent(running::add);
        Optional.ofNullable(two).map(CoordinatorProcess::process).ifPresent(running::add);
        return running;
    }

    /** The first that works on it is stopped in order, and comes back before the second is killed. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aFilmSurvivesAStoreThatIsAwayAndTheCoordinatorsThatWorkOnIt() throws Exception {
        JobId job = submit();
        await().atMost(LONG).until(() -> accepted(job) >= 1);
        store.line.goDown();
        await().atMost(LONG)
                .until(() -> waiting(one, job).contains("The blob store (bucket " + bucket)
                        || waiting(two, job).contains("The blob store (bucket " + bucket));
        store.line.comeBack();
        await().atMost(LONG).until(() -> accepted(job) >= 2);
        isWatchedAnywhere(job);
        JsonNode now = client(two).get("jobs/" + job.value());
        assertThat(now.path("state").asText()).as("%s", now).isEqualTo("RENDERING");
        boolean first = custodian("c1").contains(job);
        CoordinatorProcess stopped = first ? one : two;
        CoordinatorProcess successor = first ? two : one;
        assertThat(custodian(first ? "c1" : "c2")).contains(job);
        assertThat(client(successor).get("jobs/" + job.value()).path("state").asText())
                .isEqualTo("RENDERING");

        assertThat(client(successor)
                        .get("jobs/" + job.value())
                        .path("coordinator")
                        .asText())
                .isEqualTo(first ? "c1" : "c2");

        stopped.process().destroy();
        await().atMost(LONG).until(() -> custodian(first ? "c2" : "c1").contains(job));
        assertThat(heardOf(first ? "c1" : "c2"))
                .as("it said that it goes, so that nobody had to wait until it had been silent for long")
                .isEqualTo(Instant.EPOCH);
        stopped.process().waitFor();
        CoordinatorProcess other =
                CoordinatorProcess.start(folder.resolve(first ? "c1" : "c2"), configuration(first ? 0 : 1));
        one = first ? other : one;
        two = first ? two : other;
        other.awaitHealth();
        assertThat(database.attempts().ofJob(job))
                .as("agents went on with what they had")
                .noneMatch(attempt -> attempt.outcome()
                        .filter(how -> how.equals("HANDED_BACK") || how.equals("EXPIRED"))
                        .isPresent());
        successor.kill();

        JsonNode ended = await().atMost(LONG)
                .until(
                        () -> client(other).get("jobs/" + job.value()),
                        each -> List.of("DONE", "FAILED")
                                .contains(each.path("state").asText()));
        assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("DONE");
        Path fetched = folder.resolve("fetched.mp4");
        String href = ended.path("outputs").findValuesAsText("href").stream()
                .filter(each -> each.endsWith("/film.mp4"))
                .findFirst()
                .orElseThrow();
        try (var bytes = client(other).open(href, Map.of())) {
            Files.copy(bytes, fetched);
        }
        assertThat(films.times(fetched)).isEqualTo(films.times(film));
    }

    private static Instant heardOf(String coordinator) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                PreparedStatement question =
                        connection.prepareStatement("SELECT heard FROM coordinator WHERE name = ?")) {
            question.setString(1, coordinator);
            try (ResultSet answer = question.executeQuery()) {
                assertThat(answer.next()).isTrue();
                return answer.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /** By whomever it is joined: each of the two shows what there is. */
    private static void isWatchedAnywhere(JobId job) throws IOException {
        for (CoordinatorProcess each : List.of(one, two)) {
            FarmClient client = client(each);
            await().atMost(LONG).until(() -> client.get("jobs/" + job.value()).hasNonNull("watch"));
            String master = client.get("jobs/" + job.value()).path("watch").asText();
            assertThat(text(client, master)).contains("video.m3u8");
            String list = text(client, master.replace("master.m3u8", "video.m3u8"));
            Matcher header = Pattern.compile("#EXT-X-MAP:URI=\"([^\"]+)\",BYTERANGE=\"(\\d+)@0\"")
                    .matcher(list);
            assertThat(header.find()).as(list).isTrue();
            String range = "bytes=0-" + (Integer.parseInt(header.group(2)) - 1);
            try (InputStream bytes =
                    client.open(master.replace("master.m3u8", header.group(1)), Map.of("Range", range))) {
                assertThat(bytes.readAllBytes()).hasSize(Integer.parseInt(header.group(2)));
            }
        }
    }

    private static String text(FarmClient client, String href) throws IOException {
        try (InputStream bytes = client.open(href, Map.of())) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Uploaded to one of them, so that it lies in the bucket for both. */
    private static JobId submit() throws IOException {
        JsonNode upload = client(two).put("uploads/film.mp4", BodyPublishers.ofFile(film));
        JsonNode job = client(two)
                .post("jobs", Map.of("source", Map.of("upload", upload), "recipe", SLOW + "package: hls\n"), Map.of());
        return new JobId(job.path("id").asText());
    }

    private static String waiting(CoordinatorProcess coordinator, JobId job) {
        return client(coordinator)
                .get("jobs/" + job.value())
                .at("/progress/waiting")
                .asText();
    }

    private static long accepted(JobId job) {
        return database.deliveries().ofJob(job).size();
    }

    private static Set<JobId> custodian(String coordinator) {
        return database.custody().of(coordinator);
    }

    /** One key opens both: it lies in the database. */
    private static FarmClient client(CoordinatorProcess coordinator) {
        try {
            String key = Files.readString(folder.resolve("c1/data/admin.key")).strip();
            return new FarmClient(new FarmAddress(coordinator.url(), key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(int number) {
        return """
                name: c%d
                grpc: {port: %d}
                database: {url: "%s", user: %s, password: %s}
                blobs: {s3: {endpoint: "http://127.0.0.1:%d", bucket: %s, prefix: farm, keyFile: %s}}
                cluster:
                  secretFile: %s
                  discoveryPort: %d
                  communicationPort: %d
                  peers: ["127.0.0.1:%d", "127.0.0.1:%d"]
                """.formatted(
                        number + 1,
                        ports.get(number),
                        settings.url(),
                        settings.user(),
                        settings.password(),
                        store.line.port(),
                        bucket,
                        folder.resolve("key"),
                        folder.resolve("secret"),
                        ports.get(2 + number),
                        ports.get(4 + number),
                        ports.get(2),
                        ports.get(3));
    }

    private static Process agent(String token) throws IOException {
        Path file = Files.writeString(folder.resolve("agent.yml"), """
                coordinators: ["127.0.0.1:%d", "127.0.0.1:%d"]
                data: %s
                shared: %s
                name: both
                slots: 2
                token: %s
                ffmpeg: embedded
                """.formatted(
                        ports.get(0), ports.get(1), folder.resolve("agent"), TestFilms.SHARED, token));
        Path home = Path.of(System.getProperty("framefarm.home", "..")).toAbsolutePath();
        return new ProcessBuilder(home.resolve("framefarm").toString(), "agent", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.txt").toFile())
                .start();
    }
}
