package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.testing.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, started once for all tests of a JVM and stopped by it. */
public final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private PostgresServer() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "100")
                    .setPGStartupWait(Patience.LONG)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static int port() {
        return SERVER.getPort();
    }

    /** The folder of its programs, for whoever starts servers of their own. */
    public static Path programs() {
        return ProcessHandle.allProcesses()
                .flatMap(each -> each.info().command().stream())
                .map(Path::of)
                .filter(command ->
                        command.endsWith("postgres") && command.toString().contains("embedded"))
                .findFirst()
                .orElseThrow()
                .getParent();
    }

    /** The settings of a new database, reached through the given port. */
    public static DatabaseSettings fresh(int port) {
        String name = "farm" + DATABASES.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return DatabaseSettings.at("jdbc:postgresql://localhost:" + port + "/" + name, "postgres", "postgres");
    }
}
