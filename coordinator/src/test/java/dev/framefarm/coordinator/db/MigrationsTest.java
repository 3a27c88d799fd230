package dev.framefarm.coordinator.db;

import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.coordinator.testing.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {
    @TempDir
    private static Path folder;

    static Stream<DatabaseSettings> empty() {
        return Stream.of(
                DatabaseSettings.in(folder.resolve("farm" + System.nanoTime())),
                PostgresServer.fresh(PostgresServer.port()));
    }

    private static List<String> changes(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.select("SELECT id FROM databasechangelog ORDER BY orderexecuted")
                        .mapTo(String.class)
                        .list());
    }

    @ParameterizedTest
    @MethodSource("empty")
    void bringsAnEmptyDatabaseUpToDate(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            assertThat(changes(database))
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.comparing(Integer::valueOf))
                    .containsExactlyElementsOf(Migrations.changes());
        }
    }

    @ParameterizedTest
    @MethodSource("empty")
    void keepsWhatIsThereWhenOpenedAgain(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            database.jobs().insert(job("j-1"));
        }
        try (Database database = Database.open(settings)) {
            assertThat(database.jobs().find(new JobId("j-1"))).contains(job("j-1"));
            assertThat(database.answers()).isTrue();
        }
    }

    /** What another line of development added with a lower number, to a database that knows the newest already. */
    @ParameterizedTest
    @MethodSource("empty")
    void makesUpForAChangeThatIsNotTheNewest(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            database.jdbi().useHandle(handle -> {
                handle.execute("DROP INDEX output_blob");
                handle.execute("DELETE FROM databasechangelog WHERE id = '4'");
            });
        }
        try (Database database = Database.open(settings)) {
            assertThat(changes(database)).containsAll(Migrations.changes());
        }
    }

    /** The statement with which a coordinator of before goes on taking orders: it names no younger column. */
    @ParameterizedTest
    @MethodSource("empty")
    void whatAnOlderCoordinatorWritesIsRead(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            Job job = job("j-1");
            database.jdbi()
                    .useHandle(
                            handle -> handle.createUpdate("""
                                    INSERT INTO job (id, owner, source, recipe, priority, labels, idempotency_key,
                                                     state, reason, created, updated, version)
                                    VALUES (:id, :owner, :source, :recipe, :priority, :labels, :idempotencyKey,
                                            :state, :reason, :created, :updated, :version)""").bindMethods(job).execute());

            assertThat(database.jobs().find(job.id())).contains(job);
        }
    }

    @Test
    void threeCoordinatorsMayStartAtOnce() throws Exception {
        DatabaseSettings settings = PostgresServer.fresh(PostgresServer.port());
        List<Callable<Database>> starts = IntStream.range(0, 3)
                .<Callable<Database>>mapToObj(i -> () -> Database.open(settings))
                .toList();

        for (Database database : Race.run(starts)) {
            assertThat(changes(database)).containsExactlyElementsOf(Migrations.changes());
            database.close();
        }
    }

    /** A row of which nobody can say quickly what refers to it takes a look at all rows of another table when it goes. */
    @Test
    void everyReferenceHasAnIndex() {
        try (Database database = Database.open(PostgresServer.fresh(PostgresServer.port()))) {
            assertThat(references(database, "TRUE")).isNotEmpty();
            assertThat(references(database, """
                            NOT EXISTS (
                                SELECT 1 FROM pg_index i
                                WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indpred IS NULL
                                  AND (i.indkey::int2[])[0: cardinality(c.conkey) - 1] @> c.conkey)""")).isEmpty();
        }
    }

    private static List<String> references(Database database, String which) {
        return database.jdbi()
                .withHandle(handle -> handle.select(
                                "SELECT conrelid::regclass || '.' || conname FROM pg_constraint c WHERE contype = 'f' AND "
                                        + which)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void aLargeTableMayTakeItsTime() throws Exception {
        DatabaseSettings given = PostgresServer.fresh(PostgresServer.port());
        DatabaseSettings hasty = DatabaseSettings.at(given.url() + "?socketTimeout=3", given.user(), given.password());
        try (Database database = Database.open(given);
                Handle busy = database.jdbi().open()) {
            busy.execute("DROP INDEX piece_lease");
            busy.execute("DELETE FROM databasechangelog WHERE id = '280'");
            busy.begin();
            busy.execute("LOCK TABLE piece");

            CompletableFuture<Database> opening = CompletableFuture.supplyAsync(() -> Database.open(hasty));

            assertThatThrownBy(() -> opening.get(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            busy.commit();
            try (Database opened = opening.get(Patience.MILLIS, TimeUnit.MILLISECONDS)) {
                assertThat(changes(opened)).containsAll(Migrations.changes());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("empty")
    void isNotHeldUpByTheLockOfAProcessThatDiedMigrating(DatabaseSettings settings) {
        Jdbi.create(settings.url(), settings.user(), settings.password()).useHandle(handle -> {
            handle.execute("CREATE TABLE databasechangeloglock (id INT PRIMARY KEY, locked BOOLEAN NOT NULL,"
                    + " lockgranted TIMESTAMP, lockedby VARCHAR(255))");
            handle.execute("INSERT INTO databasechangeloglock VALUES (1, TRUE, CURRENT_TIMESTAMP, 'a dead one')");
        });

        try (Database database = Database.open(settings)) {
            assertThat(changes(database)).containsExactlyElementsOf(Migrations.changes());
        }
    }

    /** A coordinator of before goes on beside the one that brought the change, and writes rows as it always has. */
    @Test
    void whatIsThereStaysAsItIs() throws IOException {
        String changes = Files.readString(Path.of("src/main/resources").resolve(Migrations.CHANGELOG))
                .replaceAll("(?s)<!--.*?-->", "");

        assertThat(changes).doesNotContainPattern("(?i)\\b(DROP|RENAME|TRUNCATE|DELETE FROM|ALTER COLUMN)\\b");
        assertThat(changes.lines().filter(line -> line.contains("ADD COLUMN") && line.contains("NOT NULL")))
                .allMatch(line -> line.contains("DEFAULT"));
    }
}
