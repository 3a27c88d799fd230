package dev.framefarm.coordinator.db;

import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.CustodyStore.Life;
import dev.framefarm.coordinator.model.JobId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A coordinator that freezes while it holds a job's row, and those who find the job stranded. */
class FrozenHolderTest {
    private static final Life LIFE = new Life("c1", "run1");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Less than any database would wait for the row. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    static Stream<DatabaseSettings> empty() {
        return Stream.of(DatabaseSettings.in(folder), PostgresServer.fresh(PostgresServer.port()));
    }

    @ParameterizedTest
    @MethodSource("empty")
    void nobodyWaitsForItsJob(DatabaseSettings settings) {
        try (Database database = Database.open(settings);
                Handle frozen = database.jdbi().open()) {
            JobId held = database.jobs().insert(job("j-1")).id();
            JobId free = database.jobs().insert(job("j-2")).id();
            database.custody().begin(LIFE);
            frozen.begin();
            frozen.select("SELECT state FROM job WHERE id = ? FOR UPDATE", held)
                    .mapTo(String.class)
                    .one();

            long asked = System.nanoTime();
            assertThat(database.custody().take(held, LIFE, MINUTE)).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_ONCE);
            assertThat(database.custody().take(free, LIFE, MINUTE)).isTrue();

            frozen.rollback();
            assertThat(database.custody().take(held, LIFE, MINUTE)).isTrue();
        }
    }
}
