package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Lanes at 25 frames a second with a cut every two seconds, and what is asked of them. */
final class Lanes25 {
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final Duration TERM = Duration.ofSeconds(20);
    static final Duration LONGEST = Duration.ofMinutes(2);
    static final long PIECE = 50;

    private Lanes25() {}

    static Ledger ofPieces(int pieces) {
        return new Ledger(
                new LaneId(new JobId("j-1"), 0),
                LongStream.rangeClosed(0, pieces).map(i -> i * PIECE).boxed().toList(),
                Collections.nCopies(pieces, PIECE),
                1,
                List.of(),
                List.of(),
                List.of());
    }

    static LedgerCommand.Ask ask(String lease, String agent, double speed, double fleet) {
        return new LedgerCommand.Ask(
                new LeaseId(lease), new AgentId(agent), speed, fleet, 25, LONGEST, true, List.of(), NOON, TERM);
    }

    static LedgerCommand.Ask busy(LedgerCommand.Ask ask) {
        return but(ask, ask.longest(), false, ask.others(), ask.now());
    }

    static LedgerCommand.Ask upTo(LedgerCommand.Ask ask, Duration longest) {
        return but(ask, longest, ask.idle(), ask.others(), ask.now());
    }

    static LedgerCommand.Ask at(LedgerCommand.Ask ask, Instant now) {
        return but(ask, ask.longest(), ask.idle(), ask.others(), now);
    }

    static LedgerCommand.Ask among(LedgerCommand.Ask ask, String... others) {
        return but(
                ask,
                ask.longest(),
                ask.idle(),
                Stream.of(others).map(AgentId::new).toList(),
                ask.now());
    }

    private static LedgerCommand.Ask but(
            LedgerCommand.Ask ask, Duration longest, boolean idle, List<AgentId> others, Instant now) {
        return new LedgerCommand.Ask(
                ask.lease(),
                ask.agent(),
                ask.speed(),
                ask.fleetSpeed(),
                ask.filmRate(),
                longest,
                idle,
                others,
                now,
                ask.term());
    }

    static Lease lease(String id, String agent, long from, long to) {
        return new Lease(
                new LeaseId(id),
                1,
                new AgentId(agent),
                new Interval(from, to),
                NOON,
                NOON.plus(TERM),
                0,
                false,
                false,
                25);
    }

    static Lease begun(Lease lease, long done) {
        return new Lease(
                lease.id(),
                lease.attempt(),
                lease.agent(),
                lease.interval(),
                lease.granted(),
                lease.expires(),
                done,
                true,
                lease.backup(),
                lease.speed());
    }

    static LedgerReply apply(Ledger ledger, LedgerCommand command) {
        return LedgerChange.apply(Optional.of(ledger), command);
    }

    static Ledger after(Ledger ledger, LedgerCommand command) {
        return apply(ledger, command).ledger().orElseThrow();
    }
}
