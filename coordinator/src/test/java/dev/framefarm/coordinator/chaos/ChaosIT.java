package dev.framefarm.coordinator.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.framefarm.coordinator.app.TestFilms;
import dev.framefarm.coordinator.db.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short storm; operators have longer ones with {@code framefarm chaos}. */
class ChaosIT {
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    @Test
    @Timeout(600)
    void nothingIsLostInAShortStorm() throws Exception {
        assumeThat(TestFilms.agentJar())
                .as("agents are processes of their own, so theirs must be packaged")
                .exists();
        assertThat(PostgresServer.port()).isPositive();
        Path shared = Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
        Chaos.Options options = new Chaos.Options(
                folder.toRealPath(),
                shared,
                Duration.ofSeconds(40),
                SEED,
                2,
                3,
                2,
                Optional.of(PostgresServer.programs()),
                Optional.empty());

        Report report = new Chaos(options, news -> {}).run();

        assertThat(report.broken()).isEmpty();
        assertThat(report.faults()).hasSizeGreaterThan(2);
        assertThat(report.orders()).isNotEmpty();
    }
}
