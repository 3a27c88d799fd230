package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FarmClockTest {
    private final AtomicLong nanos = new AtomicLong(5);
    private final Instant own = Instant.parse("2020-01-01T00:00:00Z");
    private final FarmClock clock = new FarmClock(InstantSource.fixed(own), nanos::get);

    @Test
    void goesByThisMachineUntilTheFarmHasSpoken() {
        assertThat(clock.instant()).isEqualTo(own);
    }

    @Test
    void goesOnFromWhatTheFarmSaidLast() {
        clock.told(Instant.parse("2030-01-01T00:00:00Z"));
        nanos.addAndGet(90_000_000_000L);
        assertThat(clock.instant()).isEqualTo("2030-01-01T00:01:30Z");

        clock.told(Instant.parse("2030-01-01T00:01:20Z"));
        assertThat(clock.instant()).isEqualTo("2030-01-01T00:01:20Z");
    }
}
