package dev.framefarm.coordinator.db;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static dev.framefarm.coordinator.testing.StoreExamples.attempt;
import static dev.framefarm.coordinator.testing.StoreExamples.blob;
import static dev.framefarm.coordinator.testing.StoreExamples.delivery;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.keeping;
import static dev.framefarm.coordinator.testing.StoreExamples.lane;
import static dev.framefarm.coordinator.testing.StoreExamples.pieces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.AuditStore;
import dev.framefarm.coordinator.engine.DeliveryStore;
import dev.framefarm.coordinator.engine.UploadStore;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.ApiKey;
import dev.framefarm.coordinator.model.EnrolledAgent;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackupTest {
    private static final ApiKey ADMIN = new ApiKey("k-1", "admin", Role.ADMIN, "hash", NOON, Optional.empty(), false);

    @TempDir
    private static Path folder;

    static Stream<Arguments> fromAndTo() {
        return Stream.of(
                Arguments.of(h2(), postgres()), Arguments.of(postgres(), h2()), Arguments.of(postgres(), postgres()));
    }

    @Test
    void whoeverTakesItMayBeSlow() throws IOException {
        ByteArrayOutputStream slow = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                if (new String(bytes, from, length, StandardCharsets.UTF_8).equals("job" + BackupFormat.LINES)) {
                    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                }
            }
        };
        try (Database database = Database.open(postgres().patient(Duration.ofSeconds(2)))) {
            fill(database, keeping(job("j-1"), Duration.ofDays(30)));
            database.backup().write(slow);
        }
        try (Database database = Database.open(postgres())) {
            assertThat(restored(database, slow.toByteArray())).containsEntry("job", 2L);
        }
    }

    private static DatabaseSettings h2() {
        return DatabaseSettings.in(folder.resolve("farm" + System.nanoTime()));
    }

    private static DatabaseSettings postgres() {
        return PostgresServer.fresh(PostgresServer.port());
    }

    @ParameterizedTest
    @MethodSource("fromAndTo")
    void aFarmIsTheSameAfterwards(DatabaseSettings from, DatabaseSettings to) throws IOException {
        Job job = keeping(job("j-1"), Duration.ofDays(30));
        LaneId lane = lane(job, 0);
        byte[] saved;
        try (Database database = Database.open(from)) {
            fill(database, job);
            saved = saved(database);
        }
        try (Database database = Database.open(to)) {
            Map<String, Long> rows = restored(database, saved);

            assertThat(rows).containsEntry("job", 2L).containsEntry("piece", 1L).containsEntry("audit", 2L);
            assertThat(database.jobs().find(job.id())).contains(job);
            assertThat(database.jobs().find(new JobId("j-2"))).contains(job("j-2"));
            assertThat(database.deliveries().ofLane(lane)).containsExactly(delivery(lane, "l-1", 0, 10));
            assertThat(database.attempts().ofJob(job.id())).containsExactly(attempt(lane, "l-1", 1));
            assertThat(database.agents().find(new AgentId("a-1"))).contains(agent("a-1"));
            assertThat(database.agents().redeem("hash", "request", agent("a-2"), NOON))
                    .contains(new AgentId("a-2"));
            assertThat(database.uploads().isOwned("ann", blob(7), NOON)).isTrue();
            assertThat(database.vault().find("authority"))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(new byte[] {0, 1, (byte) 0xff}));
            assertThat(database.deliveries().commit(delivery(lane, "l-2", 0, 10), pieces(delivery(lane, "l-2", 0, 10))))
                    .isEqualTo(DeliveryStore.Outcome.OVERTAKEN);
            database.audit().record(new AuditStore.Entry(NOON, "ann", "goes on", ""));
            assertThat(database.audit().latest(9))
                    .extracting(AuditStore.Entry::action)
                    .containsExactly("goes on", "second", "first");
            assertThat(saved(database)).isNotEmpty();
        }
    }

    @Test
    void whatIsDoneMeanwhileIsNotHalfInIt() throws IOException {
        try (Database database = Database.open(postgres());
                Database other = Database.open(h2())) {
            database.jobs().insert(job("j-1"));
            ByteArrayOutputStream out = new ByteArrayOutputStream() {
                @Override
                public synchronized void write(byte[] bytes, int offset, int length) {
                    database.jobs().insert(job("j-" + System.nanoTime()));
                    super.write(bytes, offset, length);
                }
            };
            database.backup().write(out);

            restored(other, out.toByteArray());

            assertThat(other.jobs().find(new JobId("j-1"))).isPresent();
        }
    }

    /** Captions are pictures in the plan's document; those of a long film are many. */
    @Test
    void aPlanMayBeLarge() throws IOException {
        int characters = 25_000_000;
        byte[] saved;
        try (Database database = Database.open(postgres())) {
            database.jobs().insert(job("j-1"));
            database.jdbi()
                    .useHandle(handle -> handle.execute(
                            "INSERT INTO plan (job, document, timeline) VALUES ('j-1', repeat('x', ?), '')",
                            characters));
            saved = saved(database);
        }
        try (Database database = Database.open(h2())) {
            assertThat(restored(database, saved)).containsEntry("plan", 1L);
            int length = database.jdbi()
                    .withHandle(handle -> handle.select("SELECT CHAR_LENGTH(document) FROM plan")
                            .mapTo(Integer.class)
                            .one());
            assertThat(length).isEqualTo(characters);
        }
    }

    @Test
    void aFarmIsNotOverwritten() throws IOException {
        try (Database database = Database.open(h2())) {
            database.jobs().insert(job("j-1"));
            byte[] saved = saved(database);

            assertThatThrownBy(() -> restored(database, saved))
                    .isInstanceOf(UnusableBackup.class)
                    .hasMessageContaining("has a farm in it already");
            assertThat(database.jobs().find(new JobId("j-1"))).contains(job("j-1"));
        }
    }

    /** It knows nothing of the columns that came since. */
    @Test
    void aBackupOfAnOlderVersionIsTakenToo() throws IOException {
        String line = """
                {"id":"j-1","owner":"ann","source":%s,"recipe":%s,"priority":50,"labels":%s,"idempotency_key":null,\
                "state":"QUEUED","reason":null,"created":"%s","updated":"%s","version":1,"probes_cut":0}
                """;
        Job job = job("j-1");
        String row = line.formatted(
                quoted(Json.write(job.source())),
                quoted(Json.write(job.recipe())),
                quoted(Json.write(job.labels())),
                NOON,
                NOON);
        try (Database database = Database.open(h2())) {
            restored(
                    database,
                    zip(
                            "{\"format\":1,\"changes\":[\"1\",\"240\"]}",
                            new TreeMap<>(Map.of("job", row, "output", "", "plan", ""))));

            assertThat(database.jobs().find(job.id())).contains(job);
        }
    }

    @Test
    void anOlderOneThatLacksATableBrokeOff() throws IOException {
        byte[] saved = zip("{\"format\":1,\"changes\":[\"1\",\"240\"]}", Map.of("job", "", "output", ""));
        try (Database database = Database.open(h2())) {
            assertBrokenOff(database, saved);
        }
    }

    @Test
    void whatTheDatabaseBreaksOffHasNoEnd() throws IOException {
        byte[] broken;
        try (Database database = Database.open(postgres())) {
            fill(database, job("j-1"));
            ByteArrayOutputStream out = new ByteArrayOutputStream() {
                @Override
                public synchronized void write(byte[] bytes, int from, int length) {
                    super.write(bytes, from, length);
                    if (new String(bytes, from, length, StandardCharsets.UTF_8).equals("job" + BackupFormat.LINES)) {
                        endOthers(database);
                    }
                }
            };
            assertThatThrownBy(() -> database.backup().write(out)).isInstanceOf(Exception.class);
            broken = out.toByteArray();
        }
        try (Database database = Database.open(h2())) {
            assertBrokenOff(database, broken);
        }
    }

    private static void endOthers(Database database) {
        database.jdbi().useHandle(handle -> handle.execute("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()"""));
    }

    @Test
    void whatIsCutShortSaysSo() throws IOException {
        byte[] whole;
        try (Database database = Database.open(h2())) {
            fill(database, job("j-1"));
            whole = saved(database);
        }
        try (Database database = Database.open(h2())) {
            assertBrokenOff(database, Arrays.copyOf(whole, whole.length / 2));
        }
    }

    private static void assertBrokenOff(Database database, byte[] saved) throws IOException {
        assertThatThrownBy(() -> restored(database, saved))
                .isInstanceOf(UnusableBackup.class)
                .hasMessageContaining("breaks off");
        Path file = Files.write(Files.createTempFile(folder, "backup", ".zip"), saved);
        assertThatThrownBy(() -> BackupCheck.demandWhole(file)).isInstanceOf(UnusableBackup.class);
        assertThat(database.jobs().find(new JobId("j-1"))).isEmpty();
    }

    @Test
    void whatHoldsFewerRowsThanItSaysIsNotRestored() throws IOException {
        String head = "{\"format\":2,\"changes\":[\"1\",\"3\"]}";
        Map<String, String> tokens =
                Map.of("token", "{\"hash\":\"h\",\"expires\":\"2030-01-01T00:00:00Z\",\"used\":true}\n");
        try (Database database = Database.open(h2())) {
            assertBrokenOff(database, zip(head, tokens));
            assertBrokenOff(database, zip(head, tokens, "{\"rows\":{\"token\":2}}"));
            assertBrokenOff(database, zip(head, tokens, "{\"rows\":{\"token\":1,\"vault\":0}}"));

            assertThat(restored(database, zip(head, tokens, "{\"rows\":{\"token\":1}}")))
                    .containsEntry("token", 1L);
        }
    }

    private static String quoted(String text) throws IOException {
        return BackupFormat.JSON.writeValueAsString(text);
    }

    @Test
    void whatIsNoBackupChangesNothing() throws IOException {
        try (Database database = Database.open(h2())) {
            assertThatThrownBy(() -> restored(database, "film".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnusableBackup.class);
            assertThatThrownBy(() ->
                            restored(database, zip("{\"format\":1,\"changes\":[\"1\",\"99999\"]}", Map.of("job", ""))))
                    .isInstanceOf(UnusableBackup.class)
                    .hasMessageContaining("newer version");
            assertThatThrownBy(
                            () -> restored(
                                    database,
                                    zip(
                                            "{\"format\":1,\"changes\":[\"1\"]}",
                                            Map.of(
                                                    "token",
                                                    "{\"hash\":\"h\",\"expires\":\"2030-01-01T00:00:00Z\",\"used\":true}\n{}"))))
                    .isInstanceOf(Exception.class);
            assertThat(database.agents().redeem("h", "request", agent("a-1"), NOON))
                    .isEmpty();
        }
    }

    private static EnrolledAgent agent(String id) {
        return new EnrolledAgent(new AgentId(id), "one", NOON, false, false);
    }

    private static void fill(Database database, Job job) {
        database.jobs().insert(job);
        database.jobs().insert(job("j-2"));
        LaneId lane = lane(job, 0);
        database.attempts().began(attempt(lane, "l-1", 1));
        database.deliveries().commit(delivery(lane, "l-1", 0, 10), pieces(delivery(lane, "l-1", 0, 10)));
        database.agents().insert(agent("a-1"));
        database.agents().insertToken("hash", Instant.parse("2040-01-01T00:00:00Z"));
        database.uploads().record(new UploadStore.Upload("ann", blob(7), NOON));
        database.vault().putIfAbsent("authority", new byte[] {0, 1, (byte) 0xff});
        database.audit().record(new AuditStore.Entry(NOON, "ann", "first", "ünïcode \"quoted\""));
        database.audit().record(new AuditStore.Entry(NOON, "ann", "second", ""));
    }

    private static Map<String, Long> restored(Database database, byte[] saved) throws IOException {
        return database.restore(in(saved), () -> ADMIN);
    }

    private static byte[] saved(Database database) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        database.backup().write(out);
        return out.toByteArray();
    }

    private static byte[] zip(String head, Map<String, String> tables, String... end) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "backup.json", head);
            for (Map.Entry<String, String> table : tables.entrySet()) {
                entry(zip, table.getKey() + ".jsonl", table.getValue());
            }
            for (String text : end) {
                entry(zip, "end.json", text);
            }
        }
        return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
