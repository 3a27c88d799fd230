package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LackingTest {
    private static final Agent PLAIN = agent("north", Map.of());
    private static final Agent COMPUTES =
            agent("south", Map.of("hevc_nvenc", "nvidia-a100 sm8.0: the card has no encoder (NVENC)"));
    private static final Agent ENCODES = agent("west", Map.of(), new Agent.Encoder("hevc_nvenc", "class", 0));

    @Test
    void whereNobodyHasItACardThatIsThereSaysWhyNot() {
        assertThat(Lacking.reason("hevc_nvenc", PLAIN, List.of(PLAIN)))
                .isEqualTo("no agent here has a working hevc_nvenc encoder; add one that has (see: framefarm agents)");
        assertThat(Lacking.reason("hevc_nvenc+h264", PLAIN, List.of(PLAIN, COMPUTES)))
                .isEqualTo(
                        "no agent here has a working hevc_nvenc+h264 encoder (on south hevc_nvenc does not work:"
                                + " nvidia-a100 sm8.0: the card has no encoder (NVENC)); add one that has (see: framefarm agents)");
    }

    @Test
    void whereSomebodyHasItTheAskingAgentIsNamed() {
        assertThat(Lacking.reason("hevc_nvenc", COMPUTES, List.of(PLAIN, COMPUTES, ENCODES)))
                .isEqualTo("agent south has no working hevc_nvenc encoder");
    }

    private static Agent agent(String name, Map<String, String> failing, Agent.Encoder... encoders) {
        Agent.Machine machine = new Agent.Machine(
                "host", 1, 1, 0, List.of(), "8.0", "1", Set.of(), failing, Optional.empty(), Optional.empty());
        return new Agent(
                new AgentId(name),
                name,
                "here",
                machine,
                List.of(encoders),
                0,
                0,
                0,
                false,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
