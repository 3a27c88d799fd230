package dev.framefarm.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.engine.Happenings.Numbered;
import dev.framefarm.coordinator.testing.HappeningsContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgniteHappeningsIT extends HappeningsContract {
    @TempDir
    static Path data;

    private static Grid grid;
    private static ExecutorService threads;
    private final Happenings happenings = new IgniteHappenings(grid, InstantSource.system(), threads);

    @BeforeAll
    static void start() {
        threads = Executors.newCachedThreadPool();
        grid = Grid.start(GridSettings.alone(data));
    }

    @AfterAll
    static void stop() {
        grid.close();
        threads.shutdownNow();
    }

    @Override
    protected Happenings happenings() {
        return happenings;
    }

    @Test
    void dropsAWatcherThatSleepsAndHoldsUpNobody() {
        Sleeper sleeper = new Sleeper();
        happenings.subscribe(0, sleeper);
        Heard other = new Heard();
        happenings.subscribe(0, other);

        publish(0, Watch.CAPACITY / 2);
        await().until(() -> other.all.size() == Watch.CAPACITY / 2);
        publish(Watch.CAPACITY / 2, Watch.CAPACITY + 2);

        await().until(() -> other.all.size() == Watch.CAPACITY + 2);
        await().untilTrue(sleeper.closed);
        assertThat(sleeper.heard).hasValue(1);
    }

    private static final class Sleeper implements Consumer<Numbered>, AutoCloseable {
        private final CountDownLatch morning = new CountDownLatch(1);
        private final AtomicBoolean closed = new AtomicBoolean();
        private final AtomicInteger heard = new AtomicInteger();

        @Override
        public void accept(Numbered numbered) {
            heard.incrementAndGet();
            try {
                morning.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            closed.set(true);
            morning.countDown();
        }
    }
}
