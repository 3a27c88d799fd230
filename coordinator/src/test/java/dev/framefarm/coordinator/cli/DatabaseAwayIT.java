package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.app.TestFilms;
import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.db.DatabaseSettings;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.testing.FreePorts;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.ffmpeg.Toolchain;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL is stopped in the middle of a film and started again. */
class DatabaseAwayIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;
    private CoordinatorProcess coordinator;
    private Process agent;

    @BeforeEach
    void open() throws IOException {
        TestFilms.assumeAgentIsPackaged();
        postgres = postgres(FreePorts.one());
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Patience.LONG)
                .start();
    }

    @AfterEach
    void close() throws Exception {
        if (agent != null) {
            agent.descendants().forEach(ProcessHandle::destroyForcibly);
            agent.destroyForcibly().waitFor();
        }
        if (coordinator != null) {
            coordinator.kill();
        }
        postgres.close();
    }

    @Test
    void aFilmOutlivesItsDatabasesRestart() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        TestFilms films = new TestFilms(Toolchain.find("embedded", TestFilms.SHARED), sources);
        Path film = films.film("film.mp4", "320x180", 40);
        DatabaseSettings settings =
                DatabaseSettings.at(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        int port = FreePorts.one();
        coordinator = CoordinatorProcess.start(folder.resolve("c"), configuration(settings, port, sources))
                .awaitHealth();
        FarmClient client = client();
        String token = client.post("tokens", Map.of(), Map.of()).path("token").asText();
        agent = agent(port, token);
        JobId job = new JobId(client.post(
                        "jobs", Map.of("source", Map.of("path", film.toString()), "recipe", ClusterIT.SLOW), Map.of())
                .path("id")
                .asText());
        List<Delivery> before;
        try (Database database = Database.open(settings)) {
            await().atMost(Patience.LONG)
                    .until(() -> database.deliveries().ofJob(job).size() >= 2);
            before = database.deliveries().ofJob(job);
        }

        int databasePort = postgres.getPort();
        postgres.close();
        HttpResponse<String> answer = await().ignoreExceptions().until(this::ask, each -> each.statusCode() == 503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains("DATABASE_AWAY", "try again in some seconds");
        assertThat(agent.isAlive()).isTrue();
        postgres = postgres(databasePort);

        await().ignoreExceptions().until(() -> ask().statusCode() == 200);
        JsonNode ended = await().atMost(Patience.LONG)
                .until(
                        () -> client.get("jobs/" + job.value()),
                        each -> List.of("DONE", "FAILED")
                                .contains(each.path("state").asText()));
        assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("DONE");
        Path fetched = folder.resolve("fetched.mp4");
        try (var bytes = client.open(ended.path("outputs").get(0).path("href").asText(), Map.of())) {
            Files.copy(bytes, fetched);
        }
        assertThat(films.times(fetched)).isEqualTo(films.times(film));
        try (Database database = Database.open(settings)) {
            List<Attempt> attempts = database.attempts().ofJob(job);
            assertThat(before)
                    .as("what was acknowledged is not made again")
                    .allSatisfy(delivery -> assertThat(attempts)
                            .noneMatch(attempt -> attempt.lane().equals(delivery.lane())
                                    && attempt.interval().overlaps(delivery.interval())
                                    && attempt.began().isAfter(delivery.accepted())));
        }
    }

    /** Who asks before it is noticed waits for the database, and comes again. */
    private HttpResponse<String> ask() throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(coordinator.url().resolve("/api/v1/jobs"))
                        .header("Authorization", "Bearer " + key())
                        .timeout(Duration.ofSeconds(3))
                        .build(),
                BodyHandlers.ofString());
    }

    private String key() throws IOException {
        return Files.readString(folder.resolve("c/data/admin.key")).strip();
    }

    private FarmClient client() throws IOException {
        return new FarmClient(new FarmAddress(coordinator.url(), key()));
    }

    private static String configuration(DatabaseSettings settings, int port, Path sources) {
        return """
                grpc: {port: %d}
                database: {url: "%s", user: %s, password: %s}
                sourceFolders: [%s]
                """.formatted(port, settings.url(), settings.user(), settings.password(), sources);
    }

    private Process agent(int port, String token) throws IOException {
        Path file = Files.writeString(
                folder.resolve("agent.yml"), """
                coordinators: ["127.0.0.1:%d"]
                data: %s
                shared: %s
                slots: 2
                token: %s
                ffmpeg: embedded
                """.formatted(port, folder.resolve("agent"), TestFilms.SHARED, token));
        Path home = Path.of(System.getProperty("framefarm.home", "..")).toAbsolutePath();
        return new ProcessBuilder(home.resolve("framefarm").toString(), "agent", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.txt").toFile())
                .start();
    }
}
