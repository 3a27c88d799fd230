package dev.framefarm.coordinator.app;

import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.db.DatabaseSettings;
import dev.framefarm.coordinator.db.PostgresServer;
import dev.framefarm.coordinator.testing.CuttableLine;
import dev.framefarm.coordinator.testing.FreePorts;
import dev.framefarm.coordinator.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away while a coordinator starts, in the middle of an answer. */
class OutageAtStartIT {
    @TempDir
    private Path folder;

    @Test
    void aStartThatBreaksOffIsDoneAgain() throws Exception {
        try (CuttableLine line = new CuttableLine(PostgresServer.port())) {
            DatabaseSettings far = PostgresServer.fresh(line.port());
            Database.open(far).close();
            Path file = configuration(far);
            String near = far.url().replace(":" + line.port(), ":" + PostgresServer.port());
            CompletableFuture<RunningCoordinator> starting;
            try (Connection other = DriverManager.getConnection(near, far.user(), far.password());
                    Statement say = other.createStatement()) {
                other.setAutoCommit(false);
                say.execute("LOCK TABLE databasechangelog");
                starting = CompletableFuture.supplyAsync(() -> RunningCoordinator.start(file));
                await().atMost(Patience.LONG).until(() -> isWaitedFor(say));
                line.cut();
            }
            line.mend();

            RunningCoordinator running = starting.get(Patience.MILLIS, TimeUnit.MILLISECONDS);
            try (running;
                    Farm farm = running.farm()) {
                await().atMost(Patience.LONG).until(() -> !farm.health().containsValue(false));
            }
        }
    }

    private static boolean isWaitedFor(Statement say) throws SQLException {
        try (ResultSet waiting = say.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
            return waiting.next();
        }
    }

    private Path configuration(DatabaseSettings database) throws IOException {
        return Files.writeString(folder.resolve("coordinator.yml"), """
                data: %s
                grpc: {port: %d}
                database: {url: "%s", user: %s, password: %s}
                server:
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(
                        folder.resolve("data"), FreePorts.one(), database.url(), database.user(), database.password()));
    }
}
