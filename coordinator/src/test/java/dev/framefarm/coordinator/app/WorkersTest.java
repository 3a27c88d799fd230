package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {
    /** It asks the database, which is closed next. */
    @Test
    void housekeepingThatHasBegunEndsBeforeAllElseIsClosed() throws Exception {
        Workers workers = new Workers();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        ScheduledFuture<?> ticking = workers.clock()
                .scheduleAtFixedRate(
                        () -> {
                            begun.countDown();
                            await().until(() -> workers.clock().isShutdown());
                            ended.set(true);
                        },
                        0,
                        1,
                        TimeUnit.SECONDS);
        begun.await();
        ticking.cancel(false);

        workers.close();

        assertThat(ended).isTrue();
    }
}
