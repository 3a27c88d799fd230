package dev.framefarm.coordinator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Agent.Encoder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentTest {
    private static final Encoder H264 = new Encoder("h264", "x264/164", 4e6);
    private static final Encoder HEVC = new Encoder("hevc", "x265/3.5", 1e6);

    @Test
    void encodersSideBySideAreOneThatIsAsFastAsWasMeasured() {
        assertThat(agent(H264, HEVC).encoder("h264+hevc")).hasValue(new Encoder("h264+hevc", "x264/164+x265/3.5", 0));
        assertThat(agent(H264, HEVC, new Encoder("h264+hevc", "whatever", 2e6)).encoder("h264+hevc"))
                .hasValue(new Encoder("h264+hevc", "x264/164+x265/3.5", 2e6));
    }

    @Test
    void oneThatIsMissingIsMissed() {
        assertThat(agent(H264).encoder("h264+hevc")).isEmpty();
        assertThat(agent(H264).encoder("h264")).hasValue(H264);
    }

    private static Agent agent(Encoder... encoders) {
        return new Agent(
                new AgentId("a-1"),
                "a",
                "c",
                new Agent.Machine("host", 1, 2, 0, List.of(), "7", "1", Set.of()),
                List.of(encoders),
                0,
                0,
                0,
                false,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
