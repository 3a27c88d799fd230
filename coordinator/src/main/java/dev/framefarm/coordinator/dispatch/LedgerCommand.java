package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A change asked of a lane's ledger. It travels to wherever the ledger is held and is decided there. */
public sealed interface LedgerCommand {

    /** Creates the ledger unless it exists. */
    record Open(Ledger initial) implements LedgerCommand {}

    /**
     * An agent asks for a lease. Speeds are in the lane's units per second: the asking slot's, the whole
     * fleet's for this lane, and the film's own rate. A speed of 0 is not yet known; then the fleet's counts
     * its slots. No stretch is much longer than {@code longest}, as the film counts time. An idle agent has nothing to
     * encode and may be given what another leased and has not begun.
     * {@code others} are agents that could take what this one failed at: some of them, for three failures are enough.
     */
    record Ask(
            LeaseId lease,
            AgentId agent,
            double speed,
            double fleetSpeed,
            double filmRate,
            Duration longest,
            boolean idle,
            List<AgentId> others,
            Instant now,
            Duration term)
            implements LedgerCommand {
        public Ask {
            others = List.copyOf(others);
        }
    }

    /** Keeps a lease alive; one the ledger does not know is taken up again where its interval is free. */
    record Renew(Lease lease) implements LedgerCommand {}

    /** Ends a lease without a delivery. */
    record End(LeaseId lease, EndCode code, Instant now) implements LedgerCommand {}

    /** Tells that a delivery of the interval is durable; leases that overlap it end. */
    record Accept(Interval interval) implements LedgerCommand {}

    /** Ends the leases whose term is over, or at once those of a lost agent. */
    record Sweep(Instant now, Optional<AgentId> lost) implements LedgerCommand {}
}
