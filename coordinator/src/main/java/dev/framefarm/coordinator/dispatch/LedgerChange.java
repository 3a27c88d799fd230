package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies a command to a ledger: the one function that every holder of ledgers runs. */
public final class LedgerChange {
    private LedgerChange() {}

    /** {@code held} is empty where no ledger is kept; then only an opening changes anything. */
    public static LedgerReply apply(Optional<Ledger> held, LedgerCommand command) {
        if (command instanceof LedgerCommand.Open open) {
            return LedgerReply.of(held.orElse(open.initial()), List.of());
        }
        return held.map(ledger -> change(ledger, command)).orElseGet(LedgerReply::absent);
    }

    private static LedgerReply change(Ledger ledger, LedgerCommand command) {
        if (command instanceof LedgerCommand.Ask ask) {
            return grant(ledger, ask);
        } else if (command instanceof LedgerCommand.Renew renew) {
            return renew(ledger, renew.lease());
        } else if (command instanceof LedgerCommand.End end) {
            return end(ledger, end);
        } else if (command instanceof LedgerCommand.Accept accept) {
            return accept(ledger, accept.interval());
        } else if (command instanceof LedgerCommand.Sweep sweep) {
            return sweep(ledger, sweep);
        }
        throw new IllegalStateException("unknown command " + command);
    }

    /** The same question asked again, as after a lost answer, gets the same lease. */
    private static LedgerReply grant(Ledger ledger, LedgerCommand.Ask ask) {
        Optional<Lease> before = ledger.lease(ask.lease());
        if (before.isPresent()) {
            return LedgerReply.granting(ledger, before.get(), List.of());
        }
        return Carving.choose(ledger, ask)
                .map(taken -> {
                    Lease lease = lease(ledger, ask, taken);
                    List<Lease> ended = taken.insteadOf().stream().toList();
                    Ledger next = ledger.without(ended)
                            .excusing(RetryDelay.outwaited(ledger, ask, taken.interval()))
                            .granting(lease);
                    return LedgerReply.granting(next, lease, ended);
                })
                .orElseGet(() -> LedgerReply.refusing(ledger, Waiting.reason(ledger, ask)));
    }

    private static Lease lease(Ledger ledger, LedgerCommand.Ask ask, Carving.Taken taken) {
        return new Lease(
                ask.lease(),
                ledger.nextAttempt(),
                ask.agent(),
                taken.interval(),
                ask.now(),
                ask.now().plus(ask.term()),
                0,
                false,
                taken.backup(),
                ask.speed());
    }

    private static LedgerReply renew(Ledger ledger, Lease lease) {
        Optional<Lease> known = ledger.lease(lease.id());
        if (known.isPresent()) {
            Lease longer = known.get().renewed(lease);
            return LedgerReply.granting(ledger.replacing(longer), longer, List.of());
        }
        Interval interval = lease.interval();
        if (ledger.isAccepted(interval)) {
            return LedgerReply.refusing(ledger, "another delivery of " + interval + " was accepted");
        }
        if (!ledger.leasesOver(interval).isEmpty()) {
            return LedgerReply.refusing(ledger, interval + " is leased to another attempt");
        }
        return LedgerReply.granting(ledger.granting(lease), lease, List.of());
    }

    private static LedgerReply end(Ledger ledger, LedgerCommand.End end) {
        return ledger.lease(end.lease())
                .map(lease -> LedgerReply.of(
                        isHeldAhead(ledger, lease, end.code())
                                ? ledger.without(List.of(lease))
                                : ledger.without(List.of(lease)).remembering(lease, end.code(), end.now()),
                        List.of(lease)))
                .orElseGet(() -> LedgerReply.of(ledger, List.of()));
    }

    /** Twice is once: an interval that is accepted already changes nothing. */
    private static LedgerReply accept(Ledger ledger, Interval interval) {
        List<Lease> overtaken = ledger.leasesOver(interval);
        return LedgerReply.of(ledger.without(overtaken).accepting(interval), overtaken);
    }

    private static LedgerReply sweep(Ledger ledger, LedgerCommand.Sweep sweep) {
        List<Lease> over = new ArrayList<>();
        for (Lease lease : ledger.leases()) {
            boolean lost = sweep.lost()
                    .map(lease.agent()::equals)
                    .orElse(!lease.expires().isAfter(sweep.now()));
            if (lost) {
                over.add(lease);
            }
        }
        Ledger next = ledger.without(over);
        for (Lease lease : over) {
            if (!isHeldAhead(ledger, lease, EndCode.EXPIRED)) {
                next = next.remembering(lease, EndCode.EXPIRED, sweep.now());
            }
        }
        return LedgerReply.of(next, over);
    }

    /** An agent that fell silent did so over what it worked on, and not over what it held ahead. */
    private static boolean isHeldAhead(Ledger ledger, Lease lease, EndCode code) {
        return code == EndCode.EXPIRED
                && !lease.started()
                && ledger.leases().stream()
                        .anyMatch(other -> other.started() && other.agent().equals(lease.agent()));
    }
}
