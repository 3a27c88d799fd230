package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framefarm.coordinator.app.TestFilms;
import dev.framefarm.coordinator.chaos.Premises;
import dev.framefarm.coordinator.chaos.PrivateNetwork;
import dev.framefarm.coordinator.chaos.Report;
import dev.framefarm.coordinator.db.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Short storms; operators have longer ones with {@code framefarm chaos}. What a coordinator meant to delete when it was killed is
 * swept minutes later, which they wait for.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class ChaosIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void demandAgent() {
        TestFilms.assumeAgentIsPackaged();
        assertThat(PostgresServer.port()).isPositive();
    }

    @Test
    void nothingIsLostInAShortStorm() throws Exception {
        Report report = ShortStorm.of(folder, PostgresServer.programs());

        assertThat(report.broken()).isEmpty();
        assertThat(report.observed().looks()).isGreaterThan(10);
        assertThat(report.hits()).isGreaterThan(2);
        assertThat(report.films()).isPositive();
    }

    @Test
    void norWhereEachMemberHasANetworkOfItsOwn() throws Exception {
        assumeTrue(PrivateNetwork.isPermitted(), "this takes root and a kernel's queues");
        List<String> storm = CoordinatorProcess.program(
                ShortStorm.class, folder.toString(), PostgresServer.programs().toString());
        storm.add(1, "-Dframefarm.home=" + Path.of(Premises.launcher()).getParent());

        Process process = new ProcessBuilder(PrivateNetwork.within(storm))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("a network namespace for each of them");
    }
}
