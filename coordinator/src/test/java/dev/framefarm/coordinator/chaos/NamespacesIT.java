package dev.framefarm.coordinator.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamespacesIT {
    @Test
    void linesAreCutOneByOneAndGoOnWhereTheyWere() throws Exception {
        assumeTrue(PrivateNetwork.isPermitted(), "this takes root and a kernel's queues");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process trial = new ProcessBuilder(PrivateNetwork.within(
                        List.of(java, "-cp", System.getProperty("java.class.path"), NetworkTrial.class.getName())))
                .redirectErrorStream(true)
                .start();
        String said = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(trial.waitFor()).as(said).isZero();
    }

    @Test
    void ourOwnNetworkIsNoPrivateOne() {
        assertThat(PrivateNetwork.isHere()).isFalse();
    }
}
