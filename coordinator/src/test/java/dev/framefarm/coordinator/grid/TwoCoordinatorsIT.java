package dev.framefarm.coordinator.grid;

import static dev.framefarm.coordinator.testing.LedgerSamples.ask;
import static dev.framefarm.coordinator.testing.LedgerSamples.fresh;
import static dev.framefarm.coordinator.testing.LedgerSamples.lane;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.engine.Happenings.Numbered;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.testing.HappeningsContract.Heard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.ignite.Ignition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoCoordinatorsIT {
    /** Enough that each of the two owns some. */
    private static final List<LaneId> LANES =
            IntStream.range(0, 12).mapToObj(i -> lane("job-" + i)).toList();

    @TempDir
    Path data;

    private Grid one;
    private Grid two;

    @BeforeEach
    void start() throws IOException {
        List<GridSettings> settings = PairSettings.on(data);
        one = Grid.start(settings.get(0));
        one.whenUp().join();
        two = Grid.start(settings.get(1));
        two.whenUp().join();
    }

    @AfterEach
    void stop() {
        two.close();
        one.close();
    }

    @Test
    void writeOneHistoryTogether() {
        IgniteLedgers here = new IgniteLedgers(one);
        IgniteLedgers there = new IgniteLedgers(two);
        assertThat(two.members()).containsExactly("c1", "c2");
        for (LaneId lane : LANES) {
            here.apply(lane, new LedgerCommand.Open(fresh(lane, 20, 100)));
            List<Lease> granted = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                IgniteLedgers either = i % 2 == 0 ? there : here;
                granted.add(either.apply(lane, ask("l" + i, "a" + i)).granted().orElseThrow());
            }
            assertThat(granted.stream().map(Lease::attempt)).containsExactly(1, 2, 3, 4);
            assertThat(here.find(lane)).isEqualTo(there.find(lane));
            assertThat(here.find(lane).orElseThrow().leases()).isEqualTo(granted);
        }
    }

    @Test
    void keepTheLedgersWhenOneIsKilled() {
        IgniteLedgers here = new IgniteLedgers(one);
        IgniteLedgers there = new IgniteLedgers(two);
        List<Ledger> before = new ArrayList<>();
        for (LaneId lane : LANES) {
            here.apply(lane, new LedgerCommand.Open(fresh(lane, 20, 100)));
            before.add(here.apply(lane, ask("l1", "a")).ledger().orElseThrow());
        }

        Ignition.stop(one.call(ignite -> ignite.name()), true);

        List<Ledger> after =
                LANES.stream().map(lane -> there.find(lane).orElseThrow()).toList();
        assertThat(after).isEqualTo(before);
        assertThat(there.apply(LANES.get(0), ask("l2", "a"))
                        .granted()
                        .orElseThrow()
                        .attempt())
                .isEqualTo(2);
        assertThat(two.members()).containsExactly("c2");

        one.restart();
        assertThat(one.members()).containsExactly("c2", "c1");
        assertThat(here.find(LANES.get(1))).contains(before.get(1));
    }

    @Test
    void hearTheSameNewsAndOnceOnly() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            IgniteHappenings here = new IgniteHappenings(one, InstantSource.system(), threads);
            IgniteHappenings there = new IgniteHappenings(two, InstantSource.system(), threads);
            Heard heardThere = new Heard();
            there.subscribe(0, heardThere);
            IntStream.range(0, 100).forEach(i -> here.publish(news("h" + i)));
            await().until(() -> heardThere.all.size() == 100);

            there.publish(news("t"));
            Heard heardHere = new Heard();
            here.subscribe(0, heardHere);
            await().until(() -> heardHere.all.size() == 101 && heardThere.all.size() == 101);

            assertThat(heardThere.types().subList(0, 100))
                    .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "h" + i).toList());
            assertThat(heardHere.types()).isEqualTo(heardThere.types());
            assertThat(heardThere.all.stream().map(Numbered::sequence)).isSorted();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Happening news(String type) {
        return new Happening(type, Optional.empty(), Instant.EPOCH, Map.of("n", 1));
    }
}
