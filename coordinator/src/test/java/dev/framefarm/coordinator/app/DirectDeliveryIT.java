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
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A real farm with a bucket, into which its agent puts deliveries itself as long as it can. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectDeliveryIT {
    private static final Principal ME = new Principal("me", Role.ADMIN, "test");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static TestFilms films;
    private static Path film;
    private static BucketServer store;
    private static SignedDoor door;
    private static RunningCoordinator coordinator;
    private static Process agent;

    @BeforeAll
    static void open() throws Exception {
        TestFilms.assumeAgentIsPackaged();
        Path sources = Files.createDirectories(folder.resolve("sources"));
        films = new TestFilms(Toolchain.find("embedded", TestFilms.SHARED), sources);
        film = films.film("film.mp4", "320x180", 30);
        store = BucketServer.start();
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
        agent = agent(options);
        await().atMost(Duration.ofSeconds(60))
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
                                store.freshBucket(),
                                "keyFile",
                                key.toString(),
                                "direct",
                                true))));
        ((ObjectNode) values.path("logging"))
                .set("loggers", JSON.valueToTree(Map.of("dev.framefarm", "TRACE", "software.amazon", "TRACE")));
        JSON.writeValue(file.toFile(), values);
        return file;
    }

    private static Process agent(LocalFarmOptions options) throws Exception {
        String token = engine().enrolment().token(Duration.ofMinutes(1), ME);
        String usual = LocalFiles.agent(options, 1, coordinator.farm().agentPort(), token);
        ObjectNode values = ((ObjectNode) JSON.readTree(usual)).put("logLevel", "TRACE");
        Path file = folder.resolve("agent.yml");
        JSON.writeValue(file.toFile(), values);
        Path home = Path.of(System.getProperty("framefarm.home", "..")).toAbsolutePath();
        return new ProcessBuilder(home.resolve("framefarm").toString(), "agent", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
    }

    @AfterAll
    static void close() throws Exception {
        if (agent != null) {
            agent.descendants().forEach(ProcessHandle::destroyForcibly);
            agent.destroyForcibly().waitFor();
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
    }

    @Test
    @org.junit.jupiter.api.Order(2)
    void whereOnlyTheAgentCannotReachTheStoreTheFilmIsRelayedAndItIsSaidWhy() throws Exception {
        long before = door.bytesPut();
        door.shut();

        assertExact(rendered());

        assertThat(door.bytesPut()).isEqualTo(before);
        assertThat(engine().deliveryFigures().all().get("relayed")).isGreaterThanOrEqualTo(2);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> engine().fleet()
                        .members()
                        .get(0)
                        .present()
                        .orElseThrow()
                        .machine()
                        .detour()
                        .equals(Optional.of("the blob store answered 403")));
        assertThat(Files.readString(folder.resolve("agent.log")))
                .as("once, and then it was not tried again")
                .containsOnlyOnce("deliveries go through the coordinator for 10 minutes: the blob store answered 403");
    }

    @Test
    @org.junit.jupiter.api.Order(3)
    void noPlaceIsInAnyLog() throws Exception {
        String agents = Files.readString(folder.resolve("agent.log"));
        String coordinators = Files.readString(folder.resolve("data/logs/coordinator.log"));

        assertThat(agents).contains("accepted: ").doesNotContain("X-Amz-Signature");
        assertThat(coordinators).contains("joined").doesNotContain("X-Amz-Signature");
    }

    private static Job rendered() {
        Order order = new Order(
                new OrderSource.LocalFile(film.toString()), "h264", 50, Map.of(), Optional.empty(), Optional.empty());
        JobId job = ((Orders.Taken) engine().orders().submit(order, ME)).job().id();
        Job ended = await().atMost(Duration.ofSeconds(100))
                .until(
                        () -> engine().orders().find(job, ME).orElseThrow(),
                        each -> each.state().isFinal());
        assertThat(ended.state()).as("%s", ended.reason()).isEqualTo(JobState.DONE);
        return ended;
    }

    private static void assertExact(Job job) throws Exception {
        Path output = engine().orders().file(engine().orders().outputs(job.id()).get(0));
        assertThat(films.times(output)).isEqualTo(films.times(film));
    }

    private static Engine engine() {
        return coordinator.farm().engine();
    }
}
