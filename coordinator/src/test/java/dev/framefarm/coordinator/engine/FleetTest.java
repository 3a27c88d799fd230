package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetTest {
    private final SmallFarm farm = new SmallFarm();

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void whatEncodersDoSideBySideIsWhatWasMeasuredLast() {
        AgentId id = farm.agent("a", encoder("h264", 0), encoder("hevc", 0));
        beat(id, encoder("h264", 5e6), encoder("h264+hevc", 1e6));
        beat(id, encoder("h264+hevc", 2e6), encoder("hevc+h264", 3e6));
        beat(id);

        Agent agent = farm.engine.fleet().members().get(0).present().orElseThrow();
        assertThat(agent.encoder("h264").orElseThrow().pixelsPerSecond()).isEqualTo(5e6);
        assertThat(agent.encoder("h264+hevc").orElseThrow().pixelsPerSecond()).isEqualTo(2e6);
        beat(id, encoder("h264+hevc", 4e6));
        assertThat(farm.engine.fleet().members().get(0).present().orElseThrow().encoders())
                .as("an agent cannot make the list ever longer")
                .hasSize(3);
    }

    private void beat(AgentId id, Agent.Encoder... measured) {
        farm.engine.fleet().heartbeat(id, 0, 1, List.of(), List.of(measured));
    }

    private static Agent.Encoder encoder(String name, double pixelsPerSecond) {
        return new Agent.Encoder(name, name + "/1", pixelsPerSecond);
    }
}
