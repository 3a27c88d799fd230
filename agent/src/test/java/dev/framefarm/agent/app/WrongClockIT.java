package dev.framefarm.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.agent.testing.TestFarm;
import dev.framefarm.v1.AgentMessage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seen from an agent whose clock is behind, the farm's time is ahead, and the other way round. */
class WrongClockIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {-400, -1, 1, 400})
    void anAgentJoinsAndComesBackWhateverItsClockSays(long days) throws Exception {
        try (TestFarm farm = new TestFarm(Duration.ofDays(days))) {
            RunningAgent.fresh(folder, farm, folder, farm.token()).stopAfter(() -> farm.hear(AgentMessage::hasHello));

            String used = farm.token().replace(TestFarm.SECRET, "used");
            RunningAgent.fresh(folder, farm, folder, used).stopAfter(() -> farm.hear(AgentMessage::hasHello));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-400, 400})
    void theCertificateIsRenewedByTheFarmsTime(long days) throws Exception {
        try (TestFarm farm = new TestFarm(Duration.ofDays(days))) {
            farm.certificateLife = Duration.ofSeconds(8);
            RunningAgent.fresh(folder, farm, folder, farm.token()).stopAfter(() -> {
                await().atMost(TestFarm.PATIENCE).until(() -> farm.renewals.get() > 0);
                farm.hear(AgentMessage::hasHeartbeat);
                farm.hear(AgentMessage::hasHeartbeat);
            });
            assertThat(farm.renewals).hasValue(1);
        }
    }
}
