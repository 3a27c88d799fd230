package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void itDoublesToTenSecondsAndBeginsAnew() {
        Backoff backoff = new Backoff(() -> 1);
        assertThat(LongStream.range(0, 8).map(i -> backoff.next().toMillis()))
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
        backoff.reset();
        assertThat(backoff.next()).hasMillis(200);
    }

    @Test
    void luckHalvesItAtMost() {
        assertThat(new Backoff(() -> 0).next()).hasMillis(100);
    }
}
