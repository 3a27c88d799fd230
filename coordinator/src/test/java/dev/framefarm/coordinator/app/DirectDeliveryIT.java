package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framefarm.coordinator.blob.BucketServer;
import dev.framefarm.coordinator.blob.SignedDoor;
import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.engine.Uploads;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real farm with a bucket, out of which its agent takes sources and into which it puts deliveries itself as long as it can. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectDeliveryIT {
    private static final Principal ME = new Principal("me", Role.ADMIN, "test");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Path agentFile;

    private static TestFilms films;
    private static Path film;
    private static BucketServer store;
    private static SignedDoor door;
    private static String bucket;
    private static Blob uploaded;
    private static RunningCoordinator coordinator;
    private static Process agent;

    @BeforeAll
    static void open() throws Exception {
        TestFilms.assumeAgentIsPackaged();
        Path sources = Files.createDirectories(folder.resolve("sources"));
        films = new TestFilms(Toolchain.find("embedded", TestFilms.SHARED), sources);
        film = films.make(
                "film.mp4",
                "-f lavfi -i testsrc2=s=320x180:r=25:d=30 -f lavfi -i sine=440:r=48000:d=30"
                        + " -c:v libx264 -preset ultrafast -bf 3 -g 50 -b:v 2M -pix_fmt yuv420p -c:a aac");
        store = BucketServer.start();
        bucket = store.freshBucket();
        door = store.door();
        LocalFarmOptions options = new LocalFarmOptions(
                Files.createDirectories(folder.resolve("data")),
                TestFilms.SHARED,
                0,
                0,
                1,
                1,
                "embedded",
                List.of(sources),
                text -> {});
        coordinator = RunningCoordinator.start(talkative(LocalFiles.coordinator(options)));
        uploaded = upload();
        agentFile = agent(options);
        startAgent();
    }

    private static void startAgent() throws Exception {
        Path home = Path.of(System.getProperty("framefarm.home", "..")).toAbsolutePath();
        agent = new ProcessBuilder(home.resolve("framefarm").toString(), "agent", agentFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("agent.log").toFile()))
                .start();
        await().atMost(Patience.LONG)
                .until(() -> engine().fleet().members().stream()
                        .anyMatch(member -> member.present()
                                .filter(here -> here.encoder("h264").isPresent()
                                        && here.encoder("aac").isPresent())
                                .isPresent()));
    }

    /** With its films in the bucket, and all said that could be. */
    private static Path talkative(Path file) throws Exception {
        ObjectNode values = (ObjectNode) JSON.readTree(file.toFile());
        Path key = Files.writeString(folder.resolve("key"), "test\nnot a secret\n");
        values.set(
                "blobs",
                JSON.valueToTree(Map.of(
                        "s3",
                        Map.of(
                                "endpoint",
                                "http://127.0.0.1:" + door.port(),
                                "bucket",
                                bucket,
                                "keyFile",
                                key.toString(),
                                "direct",
                                true))));
        ((ObjectNode) values.path("logging"))
                .set("loggers", JSON.valueToTree(Map.of("dev.framefarm", "TRACE", "software.amazon", "TRACE")));
        JSON.writeValue(file.toFile(), values);
        return file;
    }

    private static Path agent(LocalFarmOptions options) throws Exception {
        String token = engine().enrolment().token(Duration.ofMinutes(1), ME);
        String usual = LocalFiles.agent(options, 1, coordinator.farm().agentPort(), token);
        ObjectNode values = ((ObjectNode) JSON.readTree(usual)).put("logLevel", "TRACE");
        Path file = folder.resolve("agent.yml");
        JSON.writeValue(file.toFile(), values);
        return file;
    }

    @AfterAll
    static void close() throws Exception {
        if (agent != null) {
            stopAgent();
        }
        if (coordinator != null) {
            coordinator.close();
        }
        if (door != null) {
            door.close();
        }
        if (store != null) {
            store.close();
        }
    }

    private static void stopAgent() throws Exception {
        agent.descendants().forEach(ProcessHandle::destroyForcibly);
        agent.destroyForcibly().waitFor();
    }

    @Test
    @org.junit.jupiter.api.Order(1)
    void aFilmIsExactOfWhichTheCoordinatorRelayedNothing() throws Exception {
        assertExact(rendered());

        Map<String, Long> ways = engine().deliveryFigures().all();
        assertThat(ways).containsEntry("relayed", 0L).containsEntry("relayed_bytes", 0L);
        assertThat(ways.get("direct")).as("pictures and sound").isGreaterThanOrEqualTo(2);
        assertThat(ways.get("direct_bytes")).isEqualTo(door.bytesPut());
        assertThat(coordinator.farm().storeFigures().orElseThrow().all())
                .as("the judge's bytes are the joiner's")
                .containsEntry("cache_misses", 0L);
        Map<String, Long> slices = engine().slices().figures().all();
        assertThat(slices.get("direct")).as("pictures").isPositive();
        assertThat(slices.get("relayed")).as("sound").isEqualTo(1);
        assertThat(slices.get("relayed_bytes")).isLessThan(Files.size(film) / 10);
        assertThat(door.bytesRead())
                .as("hardly anything twice")
                .isBetween(Files.size(film) * 8 / 10, Files.size(film) * 2);
    }

    @Test
    @org.junit.jupiter.api.Order(2)
    void addressesThatEndWhileTheyAreUsedAreReplaced() throws Exception {
        restartAgent();
        long relayed = engine().slices().figures().all().get("relayed");
        door.endAddressesAfter(6);

        assertExact(rendered());

        assertThat(door.refusedReads()).isPositive();
        assertThat(engine().slices().figures().all().get("relayed")).as("sound").isEqualTo(relayed + 1);
        assertThat(machine().sliceDetour()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Order(3)
    void aSourceThatWasReplacedIsLentToNobodyAndTheFilmIsTheOneThatWasOrdered() throws Exception {
        restartAgent();
        replaceSource();
        long direct = engine().slices().figures().all().get("direct");

        assertExact(rendered());

        assertThat(engine().slices().figures().all()).containsEntry("direct", direct);
    }

    /** By bytes as long as those that were there. */
    private static void replaceSource() throws Exception {
        try (S3Client client = store.client(bucket)) {
            S3Object object = client.listObjectsV2(list -> list.bucket(bucket).prefix("bytes/" + uploaded.sha256()))
                    .contents()
                    .get(0);
            byte[] others = Files.readAllBytes(film);
            Arrays.fill(others, others.length / 2, others.length, (byte) 0);
            client.putObject(put -> put.bucket(bucket).key(object.key()), RequestBody.fromBytes(others));
        }
    }

    /** What it read lately, and what was in its way, is forgotten. */
    private static void restartAgent() throws Exception {
        stopAgent();
        await().until(() -> engine().fleet().members().get(0).present().isEmpty());
        startAgent();
    }

    @Test
    @org.junit.jupiter.api.Order(4)
    void whereOnlyTheAgentCannotReachTheStoreTheFilmIsRelayedAndItIsSaidWhy() throws Exception {
        restartAgent();
        upload();
        long before = door.bytesPut();
        long read = door.bytesRead();
        door.shut();

        assertExact(rendered());

        assertThat(door.bytesPut()).isEqualTo(before);
        assertThat(door.bytesRead()).isEqualTo(read);
        assertThat(engine().deliveryFigures().all().get("relayed")).isGreaterThanOrEqualTo(2);
        await().until(() -> machine().detour().equals(Optional.of("the blob store answered 403"))
                && machine().sliceDetour().equals(Optional.of("the blob store answered 403")));
        assertThat(Files.readString(folder.resolve("agent.log")))
                .as("once, and then it was not tried again")
                .containsOnlyOnce("deliveries go through the coordinator for 10 minutes: the blob store answered 403")
                .containsOnlyOnce("slices go through the coordinator for 10 minutes: the blob store answered 403");
    }

    @Test
    @org.junit.jupiter.api.Order(5)
    void noPlaceIsInAnyLog() throws Exception {
        String agents = Files.readString(folder.resolve("agent.log"));
        String coordinators = Files.readString(folder.resolve("data/logs/coordinator.log"));

        assertThat(agents).contains("accepted: ").doesNotContain("X-Amz-Signature");
        assertThat(coordinators).contains("joined").doesNotContain("X-Amz-Signature");
    }

    private static Job rendered() {
        Order order = new Order(
                new OrderSource.Upload(uploaded, "film.mp4"), "h264", 50, Map.of(), Optional.empty(), Optional.empty());
        JobId job = ((Orders.Taken) engine().orders().submit(order, ME)).job().id();
        Job ended = await().atMost(Patience.LONG)
                .until(
                        () -> engine().orders().find(job, ME).orElseThrow(),
                        each -> each.state().isFinal());
        assertThat(ended.state()).as("%s", ended.reason()).isEqualTo(JobState.DONE);
        return ended;
    }

    private static Blob upload() throws Exception {
        try (Uploads.Taking taking = engine().uploads().begin(Files.size(film), ME)) {
            Files.copy(film, taking.bytes());
            return taking.end("film.mp4");
        }
    }

    private static Agent.Machine machine() {
        return engine().fleet().members().get(0).present().orElseThrow().machine();
    }

    private static void assertExact(Job job) throws Exception {
        Path output = engine().orders().file(engine().orders().outputs(job.id()).get(0));
        assertThat(films.times(output)).isEqualTo(films.times(film));
    }

    private static Engine engine() {
        return coordinator.farm().engine();
    }
}
