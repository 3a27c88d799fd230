package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.ledger.Setback;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Ledgers and commands to test with: simple ones, and any at all from a seed. */
public final class LedgerSamples {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Duration TERM = Duration.ofSeconds(30);

    private LedgerSamples() {}

    public static LaneId lane(String job) {
        return new LaneId(new JobId(job), 0);
    }

    /** Nothing leased, nothing accepted, all pieces alike. */
    public static Ledger fresh(LaneId lane, int pieces, long length) {
        List<Long> cuts =
                LongStream.rangeClosed(0, pieces).mapToObj(i -> i * length).toList();
        return new Ledger(lane, cuts, Collections.nCopies(pieces, 0L), 1, List.of(), List.of(), List.of());
    }

    public static LedgerCommand.Ask ask(String lease, String agent) {
        return new LedgerCommand.Ask(
                new LeaseId(lease),
                new AgentId(agent),
                50,
                400,
                25,
                Duration.ofMinutes(2),
                false,
                List.of(),
                NOON,
                TERM);
    }

    public static Ledger anyLedger(Random random) {
        int pieces = 1 + random.nextInt(40);
        List<Long> cuts = new ArrayList<>(List.of(0L));
        for (int i = 0; i < pieces; i++) {
            cuts.add(cuts.get(i) + 1 + random.nextInt(500));
        }
        return new Ledger(
                new LaneId(new JobId("job-" + random.nextInt(100)), random.nextInt(5)),
                cuts,
                random.longs(pieces, 0, 300).boxed().toList(),
                1 + random.nextInt(1_000),
                some(random, () -> anyInterval(random)),
                some(random, () -> anyLease(random)),
                some(random, () -> anySetback(random)));
    }

    public static Lease anyLease(Random random) {
        return new Lease(
                new LeaseId("lease-" + random.nextInt(100_000)),
                1 + random.nextInt(1_000),
                anyAgent(random),
                anyInterval(random),
                anyInstant(random),
                anyInstant(random),
                random.nextInt(500),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextDouble() * 900);
    }

    /** One of each kind. */
    public static List<LedgerCommand> anyCommands(Random random) {
        LeaseId lease = new LeaseId("lease-" + random.nextInt(100));
        return List.of(
                new LedgerCommand.Open(anyLedger(random)),
                new LedgerCommand.Ask(
                        lease,
                        anyAgent(random),
                        random.nextDouble() * 100,
                        random.nextDouble() * 1_000,
                        random.nextDouble() * 60,
                        Duration.ofMillis(1 + random.nextInt(100_000)),
                        random.nextBoolean(),
                        some(random, () -> anyAgent(random)),
                        anyInstant(random),
                        Duration.ofMillis(random.nextInt(100_000))),
                new LedgerCommand.Renew(anyLease(random)),
                new LedgerCommand.End(lease, anyCode(random), anyInstant(random)),
                new LedgerCommand.Accept(anyInterval(random)),
                new LedgerCommand.Sweep(
                        anyInstant(random), Optional.of(anyAgent(random)).filter(agent -> random.nextBoolean())));
    }

    public static LedgerReply anyReply(Random random) {
        return new LedgerReply(
                Optional.of(anyLedger(random)),
                Optional.of(anyLease(random)).filter(lease -> random.nextBoolean()),
                some(random, () -> anyLease(random)),
                Optional.of("because of " + random.nextInt()).filter(why -> random.nextBoolean()));
    }

    private static Setback anySetback(Random random) {
        return new Setback(
                anyInterval(random), anyAgent(random), anyCode(random), anyInstant(random), random.nextBoolean());
    }

    private static EndCode anyCode(Random random) {
        List<EndCode> codes = List.of(EndCode.values());
        return codes.get(random.nextInt(codes.size()));
    }

    private static Interval anyInterval(Random random) {
        long from = random.nextInt(10_000);
        return new Interval(from, from + 1 + random.nextInt(500));
    }

    private static AgentId anyAgent(Random random) {
        return new AgentId("agent-" + random.nextInt(20));
    }

    private static Instant anyInstant(Random random) {
        return NOON.plusMillis(random.nextInt(1_000_000_000));
    }

    private static <T> List<T> some(Random random, Supplier<T> one) {
        return IntStream.range(0, random.nextInt(6)).mapToObj(i -> one.get()).toList();
    }
}
