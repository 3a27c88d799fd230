package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.LedgerSamples.NOON;
import static dev.framefarm.coordinator.testing.LedgerSamples.TERM;
import static dev.framefarm.coordinator.testing.LedgerSamples.ask;
import static dev.framefarm.coordinator.testing.LedgerSamples.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.engine.Ledgers;
import dev.framefarm.coordinator.ledger.Intervals;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What every holder of ledgers must do. */
public abstract class LedgersContract {
    protected abstract Ledgers ledgers();

    @Test
    void answersAbsentWhereItHoldsNone(TestInfo test) {
        LaneId lane = laneOf(test);

        assertThat(ledgers().find(lane)).isEmpty();
        assertThat(ledgers().apply(lane, ask("l1", "a"))).isEqualTo(LedgerReply.absent());
        assertThat(ledgers().find(lane)).isEmpty();
    }

    @Test
    void opensOnce(TestInfo test) {
        LaneId lane = laneOf(test);
        Ledger ledger = fresh(lane, 10, 100);
        ledgers().apply(lane, new LedgerCommand.Open(ledger));
        Lease lease = ledgers().apply(lane, ask("l1", "a")).granted().orElseThrow();

        LedgerReply again = ledgers().apply(lane, new LedgerCommand.Open(ledger));

        assertThat(again.ledger().orElseThrow().leases()).containsExactly(lease);
        assertThat(ledgers().find(lane)).isEqualTo(again.ledger());
    }

    @Test
    void keepsWhatEachCommandChanged(TestInfo test) {
        LaneId lane = laneOf(test);
        ledgers().apply(lane, new LedgerCommand.Open(fresh(lane, 10, 100)));
        Lease first = ledgers().apply(lane, ask("l1", "a")).granted().orElseThrow();
        Lease second = ledgers().apply(lane, ask("l2", "b")).granted().orElseThrow();

        Lease longer = new Lease(
                first.id(),
                first.attempt(),
                first.agent(),
                first.interval(),
                NOON.plus(TERM),
                NOON.plus(TERM).plus(TERM),
                7,
                true,
                first.backup(),
                first.speed());
        assertThat(ledgers().apply(lane, new LedgerCommand.Renew(longer)).granted())
                .contains(longer);
        LedgerReply accepted = ledgers().apply(lane, new LedgerCommand.Accept(first.interval()));
        assertThat(accepted.ended()).containsExactly(longer);
        ledgers().apply(lane, new LedgerCommand.End(second.id(), EndCode.STALLED, NOON));

        Ledger ledger = ledgers().find(lane).orElseThrow();
        assertThat(ledger.accepted()).containsExactly(first.interval());
        assertThat(ledger.leases()).isEmpty();
        assertThat(ledger.setbacksOf(new AgentId("b"), second.interval())).hasSize(1);
    }

    @Test
    void sweepsALostAgent(TestInfo test) {
        LaneId lane = laneOf(test);
        ledgers().apply(lane, new LedgerCommand.Open(fresh(lane, 10, 100)));
        Lease lease = ledgers().apply(lane, ask("l1", "a")).granted().orElseThrow();

        LedgerReply swept = ledgers().apply(lane, new LedgerCommand.Sweep(NOON, Optional.of(lease.agent())));

        assertThat(swept.ended()).containsExactly(lease);
        assertThat(swept.ledger().orElseThrow().free()).containsExactly(new Interval(0, 1_000));
    }

    @Test
    void forgetsADroppedLedger(TestInfo test) {
        LaneId lane = laneOf(test);
        ledgers().apply(lane, new LedgerCommand.Open(fresh(lane, 10, 100)));

        ledgers().drop(lane);
        ledgers().drop(lane);

        assertThat(ledgers().find(lane)).isEmpty();
    }

    @Test
    void grantsEveryFrameOnceToEightThreads(TestInfo test) throws Exception {
        LaneId lane = laneOf(test);
        ledgers().apply(lane, new LedgerCommand.Open(fresh(lane, 1_000, 48)));

        List<Lease> granted = askFromEightThreads(lane);

        List<Interval> intervals =
                granted.stream().map(Lease::interval).sorted().toList();
        assertThat(intervals.stream().mapToLong(Interval::length).sum()).isEqualTo(48_000);
        assertThat(Intervals.merged(intervals)).containsExactly(new Interval(0, 48_000));
        assertThat(granted.stream().map(Lease::attempt)).doesNotHaveDuplicates();
        assertThat(ledgers().find(lane).orElseThrow().leases()).containsExactlyInAnyOrderElementsOf(granted);
    }

    private List<Lease> askFromEightThreads(LaneId lane) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Lease>>> agents = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String agent = "agent-" + i;
                agents.add(() -> askUntilRefused(lane, agent));
            }
            List<Lease> granted = new ArrayList<>();
            for (Future<List<Lease>> each : threads.invokeAll(agents)) {
                granted.addAll(each.get());
            }
            return granted;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Lease> askUntilRefused(LaneId lane, String agent) {
        List<Lease> granted = new ArrayList<>();
        while (true) {
            LedgerReply reply = ledgers().apply(lane, ask(agent + "-" + granted.size(), agent));
            if (reply.granted().isEmpty()) {
                assertThat(reply.refusal()).isPresent();
                return granted;
            }
            granted.add(reply.granted().get());
        }
    }

    private static LaneId laneOf(TestInfo test) {
        return LedgerSamples.lane(test.getTestMethod().orElseThrow().getName());
    }
}
