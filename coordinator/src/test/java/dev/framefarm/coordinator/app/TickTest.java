package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.testing.Patience;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TickTest {
    @Test
    void anErrorIsNotTheLastThatIsHeard() throws Exception {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            CountDownLatch ticks = new CountDownLatch(3);
            Tick tick = new Tick(
                    () -> {
                        throw new NoClassDefFoundError("a jar that was replaced");
                    },
                    ticks::countDown);
            ScheduledFuture<?> ticking = clock.scheduleAtFixedRate(tick, 0, 1, TimeUnit.MILLISECONDS);
            assertThat(ticks.await(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(ticking.isDone()).isFalse();
        } finally {
            clock.shutdownNow();
        }
    }
}
