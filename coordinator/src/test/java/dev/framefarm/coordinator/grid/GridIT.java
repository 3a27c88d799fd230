package dev.framefarm.coordinator.grid;

import static dev.framefarm.coordinator.testing.LedgerSamples.fresh;
import static dev.framefarm.coordinator.testing.LedgerSamples.lane;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.engine.ClusterAway;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.LaneId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.failure.FailureContext;
import org.apache.ignite.failure.FailureType;
import org.apache.ignite.internal.IgniteEx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class GridIT {
    private static final LaneId LANE = lane("kept");

    @TempDir
    Path data;

    @Test
    void startsAndStopsQuicklyAndSilently() {
        // What is logged at WARN would be seen here too: the test's log goes to the standard output.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        long[] millis;
        try {
            Grid.start(GridSettings.alone(data.resolve("0"))).close();
            millis = startAndStop();
        } finally {
            System.setOut(out);
        }
        System.out.printf("grid: up in %d ms, %d ms warm; down in %d ms%n", millis[0], millis[1], millis[2]);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(millis[2]).isLessThan(20_000);
    }

    private long[] startAndStop() {
        long began = System.nanoTime();
        Grid first = Grid.start(GridSettings.alone(data.resolve("1")));
        first.whenUp().join();
        long up = System.nanoTime();
        try (Grid second = Grid.start(GridSettings.alone(data.resolve("2")))) {
            second.whenUp().join();
            assertThat(second.members()).containsExactly("coordinator");
            long again = System.nanoTime();
            first.close();
            return new long[] {
                (up - began) / 1_000_000, (again - up) / 1_000_000, (System.nanoTime() - again) / 1_000_000
            };
        }
    }

    @Test
    void makesACallWaitUntilItIsUp() {
        try (Grid grid = Grid.start(GridSettings.alone(data))) {
            assertThat(new IgniteRoster(grid).present()).isEmpty();
        }
    }

    @Test
    void needsLittleMemory() {
        try (Grid grid = Grid.start(GridSettings.alone(data))) {
            grid.whenUp().join();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
            System.out.printf("grid: %d MiB of heap in use by the whole test JVM%n", used);
            assertThat(used).isLessThan(400);
        }
    }

    @Test
    void comesBackEmptyWhenRestarted() {
        try (Grid grid = Grid.start(GridSettings.alone(data))) {
            IgniteLedgers ledgers = new IgniteLedgers(grid);
            ledgers.apply(LANE, new LedgerCommand.Open(fresh(LANE, 10, 100)));

            grid.restart();

            assertThat(ledgers.find(LANE)).isEmpty();
        }
    }

    @Test
    void comesBackWhenIgniteStopsByItself() {
        try (Grid grid = Grid.start(GridSettings.alone(data))) {
            IgniteEx before = grid.call(ignite -> (IgniteEx) ignite);

            before.context().failure().process(new FailureContext(FailureType.SEGMENTATION, null));

            await().until(() -> grid.isUp() && grid.call(now -> now) != before);
            assertThat(new IgniteRoster(grid).present()).isEmpty();
        }
    }

    @Test
    void comesUpThoughItsFirstStartFailed() throws Exception {
        try (Grid grid = startedWhereAPortIsTaken(PairSettings.on(data).get(0))) {
            await().until(grid::isUp);
            assertThat(new IgniteRoster(grid).present()).isEmpty();
        }
    }

    private static Grid startedWhereAPortIsTaken(GridSettings settings) throws IOException {
        InetAddress address = InetAddress.getByName(settings.address());
        try (ServerSocket taken = new ServerSocket(settings.ports().discovery(), 1, address)) {
            Grid grid = Grid.start(settings);
            assertThatThrownBy(() -> grid.whenUp().join()).isInstanceOf(CompletionException.class);
            assertThatThrownBy(() -> new IgniteRoster(grid).present())
                    .isInstanceOf(ClusterAway.class)
                    .hasMessageContaining("in use");
            assertThat(taken.isClosed()).isFalse();
            return grid;
        }
    }

    @Test
    void knowsItsElders() throws Exception {
        List<GridSettings> settings = PairSettings.on(data);
        try (Grid grid = Grid.start(settings.get(0))) {
            grid.whenUp().join();
            assertThat(grid.elder()).isEmpty();
            IgniteConfiguration older = NodeConfiguration.of("older", settings.get(1), Optional.empty(), () -> false)
                    .setUserAttributes(Map.of());
            try (Ignite elder = Ignition.start(older)) {
                assertThat(elder.cluster().nodes()).hasSize(2);
                assertThat(grid.elder()).contains("c2");
            }
            await().until(() -> grid.elder().isEmpty());
        }
    }

    @Test
    void saysThatItIsDown() {
        try (Grid grid = Grid.start(GridSettings.alone(data))) {
            IgniteRoster roster = new IgniteRoster(grid);
            IgniteHappenings happenings = new IgniteHappenings(grid, InstantSource.system(), Runnable::run);
            String instance = grid.call(ignite -> ignite.name());

            Ignition.stop(instance, true);

            assertThat(grid.isUp()).isFalse();
            assertThatThrownBy(roster::present)
                    .isInstanceOf(GridDownException.class)
                    .hasMessageContaining("coordinator");
            happenings.publish(new Happening("still heard here", Optional.empty(), Instant.EPOCH, Map.of()));
            assertThat(happenings.latest()).isPositive();
        }
    }
}
