package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an asking agent gets. First the earliest free stretch, of a length that suits the agent's speed;
 * when nothing is free and the agent is idle, what another leased and has not begun; then a backup of
 * the piece that is expected to end last, where the backup would be done sooner. Whose speed is not known cannot tell that
 * and backs up only what is long overdue.
 */
public final class Carving {
    /** A backup is worth its effort when it ends at least this much sooner than the original would. */
    private static final double WORTHWHILE = 1.5;

    /** Within this part of the wanted length, a cheaper cut beats a nearer one. */
    private static final double NEAR = 0.25;

    /** Two agents that take from each other do so no more often than this; what each has begun is soon known. */
    private static final Duration BREATH = Duration.ofSeconds(1);
    /** More than two heartbeats: whoever has done all that it began would have said by then that it begins this too. */
    private static final Duration TO_BEGIN = Duration.ofSeconds(5);

    private Carving() {}

    /** What to grant, and the lease that ends for it. */
    record Taken(Interval interval, boolean backup, Optional<Lease> insteadOf) {}

    static Optional<Taken> choose(Ledger ledger, LedgerCommand.Ask ask) {
        return free(ledger, ask)
                .or(() -> ask.idle() ? unstarted(ledger, ask) : Optional.empty())
                .or(() -> ask.idle() ? backup(ledger, ask) : Optional.empty());
    }

    private static Optional<Taken> free(Ledger ledger, LedgerCommand.Ask ask) {
        for (Interval gap : ledger.free()) {
            Optional<Interval> stretch = stretch(ledger, ask, gap);
            if (stretch.isPresent()) {
                return stretch.map(interval -> new Taken(interval, false, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /**
     * Takes pieces from the gap's first allowed one to the best cut near the wanted length: the one after which
     * least must be decoded in vain, then the nearest.
     */
    private static Optional<Interval> stretch(Ledger ledger, LedgerCommand.Ask ask, Interval gap) {
        List<Long> cuts = ledger.cuts();
        int piece = Collections.binarySearch(cuts, gap.from());
        while (cuts.get(piece) < gap.to() && isBarred(ledger, ask, piece(cuts, piece))) {
            piece++;
        }
        if (cuts.get(piece) >= gap.to()) {
            return Optional.empty();
        }
        long from = cuts.get(piece);
        double wanted = StretchLength.wanted(ledger, ask, ledger.leadIn().get(piece));
        int best = piece + 1;
        double bestCost = Double.MAX_VALUE;
        for (int end = piece + 1; end < cuts.size(); end++) {
            double cost = cost(ledger, end, cuts.get(end) - from, wanted);
            if (cost < bestCost) {
                best = end;
                bestCost = cost;
            }
            boolean more = cuts.get(end) < gap.to() && cuts.get(end) - from < wanted * (1 + NEAR);
            if (!more || isBarred(ledger, ask, piece(cuts, end))) {
                break;
            }
        }
        return Optional.of(new Interval(from, cuts.get(best)));
    }

    /** Far from the wanted length the distance counts alone; near it the next piece's lead-in does too. */
    private static double cost(Ledger ledger, int end, double length, double wanted) {
        double distance = Math.abs(length - wanted);
        boolean near = distance <= wanted * NEAR;
        long leadIn = end < ledger.leadIn().size() ? ledger.leadIn().get(end) : 0;
        return near ? leadIn + distance / (wanted + 1) : distance + ledger.length();
    }

    private static Interval piece(List<Long> cuts, int index) {
        return new Interval(cuts.get(index), cuts.get(index + 1));
    }

    /** Whether the agent failed here and must wait before it may try again. */
    private static boolean isBarred(Ledger ledger, LedgerCommand.Ask ask, Interval piece) {
        return RetryDelay.until(ledger, ask, piece).map(ask.now()::isBefore).orElse(false);
    }

    private static Optional<Taken> unstarted(Ledger ledger, LedgerCommand.Ask ask) {
        return ledger.leases().stream()
                .filter(lease -> !lease.started())
                .filter(lease -> isHeldUp(ledger, lease, ask.now()))
                .filter(lease -> ledger.leasesOver(lease.interval()).stream()
                        .noneMatch(other -> other.agent().equals(ask.agent())))
                .filter(lease -> !isBarred(ledger, ask, lease.interval()))
                .max(Comparator.comparing(Lease::interval))
                .map(lease -> new Taken(lease.interval(), lease.backup(), Optional.of(lease)));
    }

    /** Its holder works on something else, or is known to be kept from beginning it. */
    private static boolean isHeldUp(Ledger ledger, Lease waiting, Instant now) {
        List<Lease> begun = ledger.leases().stream()
                .filter(lease -> lease.started() && lease.agent().equals(waiting.agent()))
                .toList();
        boolean encodes =
                begun.stream().anyMatch(lease -> lease.done() < lease.interval().length());
        Instant since = waiting.granted().plus(encodes ? BREATH : TO_BEGIN);
        return !begun.isEmpty() && !since.isAfter(now);
    }

    private static Optional<Taken> backup(Ledger ledger, LedgerCommand.Ask ask) {
        Stream<Lease> alone = ledger.leases().stream()
                .filter(lease -> !lease.agent().equals(ask.agent()))
                .filter(lease -> ledger.leasesOver(lease.interval()).size() == 1)
                .filter(lease -> !isBarred(ledger, ask, lease.interval()));
        Comparator<Lease> byEnd = Comparator.comparingDouble(lease -> Pace.secondsLeft(lease, ask.now()));
        Optional<Lease> straggler = ask.speed() > 0
                ? alone.max(byEnd).filter(lease -> endsSooner(ask, lease))
                : alone.filter(lease -> Pace.isLongOverdue(lease, ask.now())).max(byEnd);
        return straggler.map(lease -> new Taken(lease.interval(), true, Optional.empty()));
    }

    private static boolean endsSooner(LedgerCommand.Ask ask, Lease lease) {
        return Pace.secondsLeft(lease, ask.now())
                > WORTHWHILE * lease.interval().length() / ask.speed();
    }
}
