package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.testing.Patience;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service manager sends SIGTERM and expects an orderly end. */
class CoordinatorStopIT {
    @TempDir
    Path folder;

    @Test
    void aCoordinatorThatIsToldToStopEndsInOrder() throws Exception {
        try (CoordinatorProcess coordinator =
                CoordinatorProcess.start(folder, "grpc: {port: 0}\n").awaitHealth()) {
            coordinator.process().destroy();

            assertThat(coordinator.process().waitFor(Patience.MILLIS, TimeUnit.MILLISECONDS))
                    .isTrue();
            assertThat(coordinator.process().exitValue()).as(coordinator.said()).isZero();
            assertThat(coordinator.said()).doesNotContain("ERROR", "Exception");
        }
    }
}
