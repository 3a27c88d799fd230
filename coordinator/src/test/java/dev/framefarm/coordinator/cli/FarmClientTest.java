package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client against a real server that speaks the farm's JSON. */
@Timeout(60)
class FarmClientTest {
    private static final String JOB = "{\"id\":\"j-abc\",\"state\":\"%s\",\"progress\":{\"fraction\":0.5,\"frames\":60,"
            + "\"framesDone\":30,\"framesPerSecond\":20.0,\"realtime\":0.8,\"agents\":1,\"waiting\":\"\"},\"outputs\":[]}";
    private static final String SEGMENTS = "{\"job\":\"j-abc\",\"state\":\"RENDERING\",\"lanes\":[{\"lane\":0,"
            + "\"kind\":\"video\",\"encoder\":\"h264\",\"length\":60,\"accepted\":0,\"done\":30,\"segments\":[{\"from\":0,"
            + "\"to\":60,\"state\":\"LEASED\",\"agent\":\"a-1\",\"attempt\":1,\"done\":30,\"speed\":20.0,\"backup\":false}]}]}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private FarmClient farm;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        farm = new FarmClient(address());
    }

    private FarmAddress address() {
        return new FarmAddress(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "ff_key");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void showsItsKeyAndReadsJson() {
        List<String> keys = new CopyOnWriteArrayList<>();
        server.createContext("/api/v1/jobs", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, "{\"jobs\":[]}");
        });

        assertThat(farm.get("jobs").path("jobs").isArray()).isTrue();
        assertThat(keys).containsExactly("Bearer ff_key");
    }

    @Test
    void findsAJobByItsIdAndByTheBeginningOfIt() {
        AtomicInteger lists = new AtomicInteger();
        server.createContext("/api/v1/jobs/", exchange -> answer(exchange, 404, "{}"));
        server.createContext("/api/v1/jobs/j-old", exchange -> answer(exchange, 200, "{\"id\":\"j-old\"}"));
        server.createContext("/api/v1/jobs", exchange -> {
            lists.incrementAndGet();
            answer(exchange, 200, "{\"jobs\":[{\"id\":\"j-abc\"},{\"id\":\"j-abd\"}]}");
        });

        assertThat(JobName.find(farm, "j-old")).isEqualTo("j-old");
        assertThat(lists).as("a whole id needs no list").hasValue(0);
        assertThat(JobName.find(farm, "j-abc")).isEqualTo("j-abc");
        CommandFailed ambiguous = failure(() -> JobName.find(farm, "j-a"));
        assertThat(ambiguous.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ambiguous.sentence()).contains("2 jobs");
        CommandFailed unknown = failure(() -> JobName.find(farm, "j-x"));
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(unknown.sentence()).contains("There is no job 'j-x'");
    }

    @Test
    void turnsProblemsIntoSentences() {
        server.createContext(
                "/api/v1/jobs",
                exchange -> answer(
                        exchange,
                        400,
                        "{\"status\":400,\"code\":\"X\",\"detail\":\"d\",\"complaints\":[{\"message\":\"One is wrong.\"},"
                                + "{\"message\":\"Two is wrong.\"}]}"));
        server.createContext("/api/v1/agents", exchange -> answer(exchange, 401, "{\"detail\":\"No such key.\"}"));

        CommandFailed refused = failure(() -> farm.post("jobs", Map.of(), Map.of()));
        assertThat(refused.sentence()).isEqualTo("One is wrong. Two is wrong.");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        CommandFailed stranger = failure(() -> farm.get("agents"));
        assertThat(stranger.sentence()).contains("No such key.").contains("FRAMEFARM_KEY");
        assertThat(stranger.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void asksAFarmThatIsNotReadyAgainIfItMayWait() {
        AtomicInteger asked = new AtomicInteger();
        server.createContext(
                "/api/v1/jobs",
                exchange -> answer(
                        exchange,
                        asked.incrementAndGet() < 3 ? 503 : 200,
                        asked.get() < 3 ? "{\"detail\":\"Not yet.\"}" : "{\"id\":\"j-abc\"}"));

        assertThat(failure(() -> farm.get("jobs")).exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        FarmClient patient = new FarmClient(address(), FarmClient.Times.USUAL.untilReady(Duration.ofSeconds(30)));
        assertThat(patient.get("jobs").path("id").asText()).isEqualTo("j-abc");
        assertThat(asked).hasValue(3);
    }

    @Test
    void saysThatNobodyIsThere() {
        server.stop(0);

        assertThat(failure(() -> farm.get("jobs")).exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void uploadsAFileAndTellsHowFarItIs(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[1_000_000];
        Path film = Files.write(folder.resolve("a film?.mp4"), bytes);
        AtomicInteger received = new AtomicInteger();
        List<String> paths = new CopyOnWriteArrayList<>();
        server.createContext("/api/v1/uploads/", exchange -> {
            received.set(exchange.getRequestBody().readAllBytes().length);
            paths.add(exchange.getRequestURI().getRawPath());
            answer(exchange, 201, "{\"sha256\":\"x\"}");
        });
        List<Long> told = new ArrayList<>();

        JsonNode uploaded = Upload.send(farm, SourceFile.check(film), told::add);

        assertThat(uploaded.path("sha256").asText()).isEqualTo("x");
        assertThat(received).hasValue(bytes.length);
        assertThat(paths).containsExactly("/api/v1/uploads/a%20film%3F.mp4");
        assertThat(told).isSorted().endsWith((long) bytes.length);
    }

    @Test
    void bringsTheCertificateAlongWithTheFilm(@TempDir Path folder) throws IOException {
        server.createContext("/api/v1/jobs/j-abc/outputs/film.mp4", exchange -> answer(exchange, 200, "film"));
        server.createContext(
                "/api/v1/jobs/j-abc/outputs/film.mp4/certificate", exchange -> answer(exchange, 200, "{\"format\":1}"));
        server.createContext("/api/v1/jobs/j-old/outputs/film.mp4", exchange -> answer(exchange, 200, "film"));
        server.createContext(
                "/api/v1/jobs/j-old/outputs/film.mp4/certificate", exchange -> answer(exchange, 404, "{}"));
        JsonNode output = Json.read("{\"name\":\"film.mp4\"}");

        Download.to(FilmOutput.check(folder.resolve("new.mp4"), false), output).fetch(farm, "j-abc");
        Download.to(FilmOutput.check(folder.resolve("old.mp4"), false), output).fetch(farm, "j-old");

        assertThat(folder.resolve("new.mp4")).hasContent("film");
        assertThat(Json.read(Files.readString(folder.resolve("new.mp4.certificate.json")))
                        .path("format")
                        .asInt())
                .isEqualTo(1);
        assertThat(folder.resolve("old.mp4")).hasContent("film");
        assertThat(folder.resolve("old.mp4.certificate.json")).doesNotExist();
    }

    /** Of a farm whose films lie in a bucket nothing is heard until it has the whole film. */
    @Test
    void waitsLongerForAFilmToBeginThanForAnAnswer() throws IOException {
        server.createContext("/api/v1/", exchange -> {
            pause(1500);
            answer(exchange, 200, "film");
        });
        FarmClient hasty = new FarmClient(
                address(), new FarmClient.Times(Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ZERO));

        assertThat(failure(() -> hasty.get("jobs")).exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        try (InputStream film = hasty.download("jobs/j-abc/outputs/film.mp4")) {
            assertThat(film).hasContent("film");
        }
    }

    @Test
    void asksOnceMoreForAFilmWhoseConnectionDied() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/api/v1/", exchange -> {
            pause(asked.incrementAndGet() == 1 ? 30_000 : 0);
            answer(exchange, 200, "film");
        });
        FarmClient hasty = new FarmClient(
                address(), new FarmClient.Times(Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ZERO));

        try (InputStream film = hasty.download("jobs/j-abc/outputs/film.mp4")) {
            assertThat(film).hasContent("film");
        }
        assertThat(asked).hasValue(2);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void fetchesOnceMoreOnlyWhatIsMissing(@TempDir Path folder) throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        server.createContext("/api/v1/jobs/j-abc/outputs/", exchange -> {
            String name = exchange.getRequestURI().getPath().replaceAll(".*outputs/", "");
            asked.add(name);
            answer(exchange, name.endsWith("certificate") ? 404 : 200, "film");
        });
        // Of the word film.
        String sha256 = "d0607f7ad2628b2af9158dfba06ce87166e66b15bf68f8f358f9aa27ccb7c321";
        JsonNode outputs = Json.read("[{\"name\":\"a.mp4\",\"bytes\":4,\"sha256\":\"" + sha256
                + "\"},{\"name\":\"b.mp4\",\"bytes\":4,\"sha256\":\"" + sha256 + "\"}]");
        Files.writeString(folder.resolve("a.mp4"), "film");

        Download.check(folder, outputs, false).forEach(each -> each.fetch(farm, "j-abc"));

        assertThat(asked).contains("b.mp4").doesNotContain("a.mp4");
        assertThat(folder.resolve("b.mp4")).hasContent("film");
        Files.writeString(folder.resolve("b.mp4"), "mine");
        assertThat(failure(() -> Download.check(folder, outputs, false)).sentence())
                .contains("b.mp4 exists already");
    }

    @Test
    void keepsOnlyABackupThatCameWhole(@TempDir Path folder) throws IOException {
        List<byte[]> sent = new ArrayList<>(List.of(backup(""), backup("{\"rows\":{\"job\":1}}")));
        server.createContext("/api/v1/backup", exchange -> {
            byte[] bytes = sent.remove(0);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        Path file = folder.resolve("farm.zip");

        CommandFailed broken = failure(() -> BackupCommand.save(farm, FilmOutput.check(file, false)));
        assertThat(broken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(broken.sentence()).contains("breaks off").contains("not kept");
        assertThat(folder).isEmptyDirectory();

        BackupCommand.save(farm, FilmOutput.check(file, false));
        assertThat(file).exists();
    }

    private static byte[] backup(String end) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("backup.json"));
            zip.write("{\"format\":2,\"changes\":[]}".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("job.jsonl"));
            zip.write("{}\n".getBytes(StandardCharsets.UTF_8));
            if (!end.isEmpty()) {
                zip.putNextEntry(new ZipEntry("end.json"));
                zip.write(end.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    void watchesUntilTheEndAcrossABrokenConnection() throws InterruptedException {
        AtomicInteger connections = new AtomicInteger();
        List<String> resumed = new CopyOnWriteArrayList<>();
        server.createContext("/api/v1/jobs/j-abc/events", exchange -> {
            resumed.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
            String event = connections.incrementAndGet() == 1
                    ? event(4, "progress", "{\"fraction\":0.5}")
                    : event(5, "job", "{\"state\":\"DONE\"}");
            answer(exchange, 200, event);
        });
        server.createContext("/api/v1/jobs/j-abc/segments", exchange -> answer(exchange, 200, SEGMENTS));
        server.createContext(
                "/api/v1/jobs/j-abc",
                exchange -> answer(exchange, 200, JOB.formatted(connections.get() < 2 ? "RENDERING" : "DONE")));
        List<String> seen = new ArrayList<>();

        JsonNode ended = new JobWatch(farm, "j-abc", recording(seen)).untilTheEnd();

        assertThat(ended.path("state").asText()).isEqualTo("DONE");
        assertThat(resumed).startsWith("null", "4");
        assertThat(seen).startsWith("progress").endsWith("job");
    }

    /** A key may listen eight times; whoever starts a ninth watch waits for a film all the same. */
    @Test
    void watchesByAskingWhileThereIsNoPlaceToListen() throws InterruptedException {
        AtomicInteger pictures = new AtomicInteger();
        server.createContext("/api/v1/jobs/j-abc/events", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "10");
            answer(exchange, 429, "{\"code\":\"TOO_MANY_LISTENERS\",\"detail\":\"This key listens too often.\"}");
        });
        server.createContext(
                "/api/v1/jobs/j-abc/segments",
                exchange -> answer(
                        exchange,
                        200,
                        pictures.incrementAndGet() < 2 ? SEGMENTS : SEGMENTS.replace("RENDERING", "DONE")));
        server.createContext(
                "/api/v1/jobs/j-abc",
                exchange -> answer(exchange, 200, JOB.formatted(pictures.get() < 2 ? "RENDERING" : "DONE")));
        List<String> seen = new ArrayList<>();

        JsonNode ended = new JobWatch(farm, "j-abc", recording(seen)).untilTheEnd();

        assertThat(ended.path("state").asText()).isEqualTo("DONE");
        assertThat(seen).as("the end is told").containsExactly("job");
    }

    @Test
    void sendsAFilmAgainToAFarmThatHadNoPlaceForIt(@TempDir Path folder) throws IOException {
        Path film = Files.write(folder.resolve("film.mp4"), new byte[100_000]);
        List<Integer> received = new CopyOnWriteArrayList<>();
        server.createContext("/api/v1/uploads/", exchange -> {
            received.add(exchange.getRequestBody().readAllBytes().length);
            if (received.size() > 1) {
                answer(exchange, 201, "{\"sha256\":\"x\"}");
                return;
            }
            exchange.getResponseHeaders().add("Retry-After", "1");
            breakOff(exchange, 429);
        });

        JsonNode uploaded = Upload.send(farm, SourceFile.check(film), sent -> {});

        assertThat(uploaded.path("sha256").asText()).isEqualTo("x");
        assertThat(received).containsExactly(100_000, 100_000);
    }

    /** As a farm does that did not want what was still being sent. */
    private static void breakOff(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 100);
        exchange.getResponseBody().write('{');
        exchange.close();
    }

    @Test
    void doesNotStandAtTheDoorOfAFarmThatWantsItToStayAway() {
        server.createContext("/api/v1/agents", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "60");
            answer(exchange, 429, "{\"detail\":\"Too many wrong keys came from this address; wait a minute.\"}");
        });

        assertThat(failure(() -> farm.get("agents")).sentence()).contains("wait a minute");
    }

    private static String event(int id, String type, String details) {
        return "retry: 2000\n\nid: " + id + "\nevent: " + type + "\ndata: {\"type\":\"" + type + "\",\"details\":"
                + details + "}\n\n";
    }

    private static Display recording(List<String> seen) {
        return new Display() {
            @Override
            public void event(JsonNode event) {
                seen.add(event.path("type").asText());
            }

            @Override
            public void show(Standing standing, Segments segments) {}

            @Override
            public void end(Standing standing, Segments segments) {}
        };
    }

    private static CommandFailed failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(CommandFailed.class, call);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
