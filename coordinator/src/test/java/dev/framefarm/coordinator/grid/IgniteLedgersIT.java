package dev.framefarm.coordinator.grid;

import static dev.framefarm.coordinator.testing.LedgerSamples.ask;
import static dev.framefarm.coordinator.testing.LedgerSamples.fresh;
import static dev.framefarm.coordinator.testing.LedgerSamples.lane;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.engine.Ledgers;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.testing.LedgersContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgniteLedgersIT extends LedgersContract {
    @TempDir
    static Path data;

    private static Grid grid;
    private final Ledgers ledgers = new IgniteLedgers(grid);

    @BeforeAll
    static void start() {
        grid = Grid.start(GridSettings.alone(data));
    }

    @AfterAll
    static void stop() {
        grid.close();
    }

    @Override
    protected Ledgers ledgers() {
        return ledgers;
    }

    @Test
    void isAbsentAgainOnceItIsWiped() {
        LaneId lane = lane("wiped");
        ledgers.apply(lane, new LedgerCommand.Open(fresh(lane, 10, 100)));

        grid.wipe();

        assertThat(ledgers.apply(lane, ask("l1", "a"))).isEqualTo(LedgerReply.absent());
    }

    @Test
    void isQuickWithThreeThousandCuts() {
        LaneId lane = lane("long");
        ledgers.apply(lane, new LedgerCommand.Open(fresh(lane, 3_000, 48)));
        cycles(lane, 500);
        int cycles = 1_000;
        long before = System.nanoTime();
        cycles(lane, cycles);
        double millis = (System.nanoTime() - before) / 1e6 / cycles / 2;
        System.out.printf("grid: %.3f ms per command with 3,000 cuts, %.0f leases/s%n", millis, 500 / millis);
        assertThat(millis).isLessThan(20);
    }

    /** A lease asked for and called back. */
    private void cycles(LaneId lane, int count) {
        for (int i = 0; i < count; i++) {
            Lease lease = ledgers.apply(lane, ask("l" + i, "a")).granted().orElseThrow();
            ledgers.apply(lane, new LedgerCommand.End(lease.id(), EndCode.REVOKED, lease.granted()));
        }
    }
}
