package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private final Pulse pulse = new Pulse(now::get);

    @Test
    void tellsWhatWasFoundAMomentAgo() {
        pulse.beat(Map.of("database", true, "grid", false));
        now.set(now.get().plusSeconds(5));
        assertThat(pulse.parts()).isEqualTo(Map.of("database", true, "grid", false));
    }

    @Test
    void believesNothingThatIsOld() {
        pulse.beat(Map.of("database", true, "grid", true));
        now.set(now.get().plusSeconds(6));
        assertThat(pulse.parts()).isEqualTo(Map.of("database", false, "grid", false));
    }
}
