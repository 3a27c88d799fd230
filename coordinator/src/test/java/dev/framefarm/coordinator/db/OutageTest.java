package dev.framefarm.coordinator.db;

import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.testing.CuttableLine;
import dev.framefarm.coordinator.testing.Patience;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL comes late, goes away and comes back. */
class OutageTest {
    private CuttableLine line;
    private DatabaseSettings settings;

    @BeforeEach
    void connect() throws IOException {
        line = new CuttableLine(PostgresServer.port());
        settings = PostgresServer.fresh(line.port());
    }

    @AfterEach
    void disconnect() throws IOException {
        line.close();
    }

    @Test
    void callsWaitForADatabaseThatRestarts() throws Exception {
        try (Database database = Database.open(settings)) {
            database.jobs().insert(job("j-1"));
            line.cut();

            CompletableFuture<Boolean> call = CompletableFuture.supplyAsync(
                    () -> database.jobs().find(new JobId("j-1")).isPresent());
            stillWaits(call);
            line.mend();

            assertThat(call.get(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void openingWaitsForADatabaseThatStartsLater() throws Exception {
        line.cut();

        CompletableFuture<Database> opening = CompletableFuture.supplyAsync(() -> Database.open(settings));
        stillWaits(opening);
        line.mend();

        opening.get(Patience.MILLIS, TimeUnit.MILLISECONDS).close();
    }

    private static void stillWaits(CompletableFuture<?> call) throws InterruptedException, ExecutionException {
        assertThatThrownBy(() -> call.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void givesUpWithAClearWordWhenPatienceEnds() throws IOException {
        line.cut();

        assertThatThrownBy(() -> Database.open(settings.patient(Duration.ofMillis(200))))
                .rootCause()
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Database.open(settings.patient(Duration.ofMillis(200))))
                .hasMessageContaining("the database at jdbc:postgresql://localhost:" + line.port())
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void knowsWhatFailedForWantOfIt() throws IOException {
        try (Database database = Database.open(settings.patient(Duration.ofMillis(200)))) {
            line.cut();

            Throwable failure = catchThrowable(() -> database.jobs().find(new JobId("j-1")));

            assertThat(database.jobs().isAway(new IOException("joining met it", failure)))
                    .isTrue();
            assertThat(database.jobs().isAway(new IllegalStateException("a mistake")))
                    .isFalse();
        }
    }

    @Test
    void doesNotWaitWhenWaitingCannotHelp() {
        DatabaseSettings nowhere =
                DatabaseSettings.at(settings.url() + "-missing", settings.user(), settings.password());

        assertThatThrownBy(() -> Database.open(nowhere)).hasMessageContaining("does not exist");
    }

    @Test
    void whatAVanishedMachineLockedIsFreeSoon() throws Exception {
        try (Database database = Database.open(settings);
                PatientConnections vanished = new PatientConnections(settings.patient(Duration.ofSeconds(2)));
                Connection held = vanished.openConnection()) {
            database.jobs().insert(job("j-1"));
            held.setAutoCommit(false);
            try (Statement lock = held.createStatement()) {
                lock.execute("LOCK TABLE job");
            }

            CompletableFuture<Boolean> call = CompletableFuture.supplyAsync(
                    () -> database.jobs().find(new JobId("j-1")).isPresent());

            stillWaits(call);
            assertThat(call.get(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() throws IOException {
        try (Database database = Database.open(settings)) {
            assertThat(database.answers()).isTrue();
            line.cut();
            assertThat(database.answers()).isFalse();
        }
    }
}
