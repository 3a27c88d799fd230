package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.app.TestFilms;
import dev.framefarm.coordinator.chaos.Chaos;
import dev.framefarm.coordinator.chaos.Premises;
import dev.framefarm.coordinator.chaos.Report;
import dev.framefarm.coordinator.db.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short storm; operators have longer ones with {@code framefarm chaos}. */
class ChaosIT {
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    /** What a coordinator meant to delete when it was killed is swept minutes later, which this waits for. */
    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void nothingIsLostInAShortStorm() throws Exception {
        TestFilms.assumeAgentIsPackaged();
        assertThat(PostgresServer.port()).isPositive();
        Path shared = Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
        Premises premises = new Premises(
                folder.toRealPath(),
                shared,
                CoordinatorProcess.command("coordinator"),
                List.of(Premises.launcher(), "agent"),
                Optional.of(Premises.bucketOf(System.getProperty("java.class.path"))),
                Optional.of(PostgresServer.programs()));
        Chaos.Options options = new Chaos.Options(
                premises, Duration.ofSeconds(40), SEED, 2, 3, 2, Optional.empty(), 0, Optional.empty());

        Report report = new Chaos(options, news -> {}).run();

        assertThat(report.broken()).isEmpty();
        assertThat(report.observed().looks()).isGreaterThan(10);
        assertThat(report.hits()).isGreaterThan(2);
        assertThat(report.films()).isPositive();
    }
}
