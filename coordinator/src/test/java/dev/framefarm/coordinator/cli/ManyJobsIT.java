package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.db.DatabaseSettings;
import dev.framefarm.coordinator.db.PostgresServer;
import dev.framefarm.coordinator.testing.FreePorts;
import dev.framefarm.coordinator.testing.LivingFolder;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.ffmpeg.Toolchain;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many short jobs, of which some attempts fail: a coordinator as a process, its database, REST, gRPC and FFmpeg are real;
 * what agents deliver was prepared. {@code -Dframefarm.jobs=10000} for more, with what they cost.
 */
class ManyJobsIT {
    private static final int JOBS = Integer.getInteger("framefarm.jobs", 40);
    private static final double FAILING = 0.03;
    private static final int AGENTS = 4;
    private static final int SLOTS = 4;
    private static final Duration PATIENCE = Patience.LONG.plusSeconds(2L * JOBS);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void everyJobEndsOnceAndWhatTheyCostStaysSmall(String database) throws Exception {
        PreparedFilm film = new PreparedFilm(
                Toolchain.find("embedded", Path.of("target", "test-data").toAbsolutePath()), folder);
        int port = FreePorts.one();
        List<PreparedAgent> agents = new ArrayList<>();
        try (CoordinatorProcess farm = CoordinatorProcess.start(
                        folder.resolve(database), "grpc: {port: " + port + "}\n" + section(database))
                .awaitHealth()) {
            Path data = folder.resolve(database).resolve("data");
            FarmClient client = new FarmClient(new FarmAddress(
                    farm.url(), Files.readString(data.resolve("admin.key")).strip()));
            tell(database + " before", farm, data);
            Set<String> submitted = submit(client, film);
            tell(database + " submitted", farm, data);
            long began = System.nanoTime();
            for (int i = 0; i < AGENTS; i++) {
                String token =
                        client.post("tokens", Map.of(), Map.of()).path("token").asText();
                agents.add(PreparedAgent.enrolled(port, data.resolve("ca/authority.pem"), token, film, FAILING, SLOTS));
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> left(client) == 0);
            System.out.printf(
                    "%s: %.1f jobs/s, %d attempts failed%n",
                    database,
                    JOBS / ((System.nanoTime() - began) / 1e9),
                    agents.stream().mapToInt(PreparedAgent::failed).sum());
            tell(database + " ended", farm, data);

            List<JsonNode> jobs = all(client);
            assertThat(jobs).hasSize(JOBS);
            assertThat(jobs.stream().filter(job -> !isDone(job))).isEmpty();
            assertThat(jobs.stream().map(job -> job.path("id").asText()))
                    .containsExactlyInAnyOrderElementsOf(submitted);
            // The last of them may hear so when its job has ended.
            await().until(() -> accepted(agents) >= JOBS);
            assertThat(accepted(agents)).as("each piece is accepted once").isEqualTo(JOBS);
            System.out.printf("%s: a page of jobs in %d ms%n", database, millis(() -> client.get("jobs?limit=50")));
        } finally {
            agents.forEach(PreparedAgent::close);
        }
    }

    private static int accepted(List<PreparedAgent> agents) {
        return agents.stream().mapToInt(PreparedAgent::accepted).sum();
    }

    private static boolean isDone(JsonNode job) {
        return job.path("state").asText().equals("DONE") && job.path("outputs").size() == 1;
    }

    private static String section(String database) {
        if (database.equals("H2")) {
            return "";
        }
        DatabaseSettings settings = PostgresServer.fresh(PostgresServer.port());
        return "database: {url: \"%s\", user: %s, password: %s}%n"
                .formatted(settings.url(), settings.user(), settings.password());
    }

    private static Set<String> submit(FarmClient client, PreparedFilm film) throws Exception {
        JsonNode upload = client.put("uploads/short.mp4", BodyPublishers.ofFile(film.source()));
        Map<String, Object> order = Map.of("source", Map.of("upload", upload), "recipe", PreparedFilm.RECIPE);
        Set<String> submitted = new HashSet<>();
        long began = System.nanoTime();
        for (int i = 0; i < JOBS; i++) {
            Map<String, String> once = Map.of("Idempotency-Key", "k" + i);
            submitted.add(
                    patiently(() -> client.post("jobs", order, once)).path("id").asText());
        }
        System.out.printf("submitted: %.2f ms each%n", (System.nanoTime() - began) / 1e6 / JOBS);
        return submitted;
    }

    /** A machine that is too busy for its database says so, and asks to be asked again. */
    private static JsonNode patiently(Callable<JsonNode> question) {
        return await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(CommandFailed.class)
                .until(question, Objects::nonNull);
    }

    private static long left(FarmClient client) {
        return patiently(() -> client.get("jobs?limit=1&state=queued,probing,rendering,finishing"))
                .path("jobs")
                .size();
    }

    private static List<JsonNode> all(FarmClient client) {
        List<JsonNode> jobs = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = client.get("jobs?limit=200" + after).path("jobs");
            page.forEach(jobs::add);
            if (page.size() < 200) {
                return jobs;
            }
            after = "&after=" + page.get(page.size() - 1).path("id").asText();
        }
    }

    private static long millis(Runnable what) {
        what.run();
        long began = System.nanoTime();
        what.run();
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    /** What lives on the heap after a collection, and what lies on the disk. */
    private static void tell(String when, CoordinatorProcess farm, Path data) throws Exception {
        jcmd(farm, "GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd(farm, "GC.heap_info"));
        long heap =
                used.results().mapToLong(each -> Long.parseLong(each.group(1))).sum();
        long disk = LivingFolder.files(data).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        System.out.printf(
                "%s: heap and classes %d MiB, disk %d MiB, %d threads%n",
                when,
                heap >> 10,
                disk >> 20,
                jcmd(farm, "Thread.print")
                        .lines()
                        .filter(line -> line.startsWith("\""))
                        .count());
    }

    private static String jcmd(CoordinatorProcess farm, String what) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(farm.process().pid()),
                        what)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
