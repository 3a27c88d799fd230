package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lanes of running jobs: changes their ledgers, and rebuilds from what is durable those that vanished. Tells
 * agents whose leases a change ended.
 */
public final class Lanes {
    /** Three heartbeats: whoever is still there takes its lease up again before that. */
    private static final Duration GRACE = Duration.ofSeconds(6);

    private final Ledgers ledgers;
    private final JobStore jobs;
    private final Plans plans;
    private final DeliveryStore deliveries;
    private final AttemptStore attempts;
    private final AgentLink link;
    private final GivingUp givingUp;
    private final InstantSource clock;

    public Lanes(
            Ledgers ledgers,
            JobStore jobs,
            Plans plans,
            DeliveryStore deliveries,
            AttemptStore attempts,
            AgentLink link,
            GivingUp givingUp,
            InstantSource clock) {
        this.ledgers = ledgers;
        this.jobs = jobs;
        this.plans = plans;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.link = link;
        this.givingUp = givingUp;
        this.clock = clock;
    }

    void open(JobId job, Plan plan) {
        plan.lanes().forEach(lane -> open(new LaneId(job, lane.index()), lane));
    }

    /** Whether accepted deliveries cover every lane. */
    boolean allComplete(JobId job, Plan plan) {
        List<Delivery> accepted = deliveries.ofJob(job);
        return plan.lanes().stream()
                .allMatch(lane -> accepted.stream()
                                .filter(each -> each.lane().index() == lane.index())
                                .mapToLong(each -> each.interval().length())
                                .sum()
                        == lane.length());
    }

    Optional<Ledger> find(LaneId lane) {
        return ledgers.find(lane);
    }

    /**
     * A ledger that is gone is rebuilt and asked again. Empty for a lane that is in no plan, and for one of an ended
     * job: agents may still speak of it.
     */
    LedgerReply apply(LaneId id, LedgerCommand command) {
        LedgerReply reply = ledgers.apply(id, command);
        if (reply.ledger().isEmpty()) {
            Optional<Plan> plan = plans.find(id.job());
            if (plan.isEmpty() || hasEnded(id.job())) {
                return reply;
            }
            open(id, plan.get().lane(id.index()));
            reply = ledgers.apply(id, command);
        }
        givingUp.where(id, reply);
        return reply;
    }

    /** How much of the lane is accepted, whatever its ledger says. */
    long durable(LaneId lane) {
        return deliveries.acceptedLength(lane);
    }

    /**
     * Drops a complete ledger that the database does not bear out: whoever took a delivery back was stopped before it said
     * so, and what nobody leases would be waited for for ever. True where it was so.
     */
    boolean dropUntrue(LaneId id, Ledger told) {
        boolean untrue = told.isComplete() && durable(id) < told.acceptedLength();
        if (untrue) {
            drop(id, "a delivery was taken back");
        }
        return untrue;
    }

    /** Writes down how leases ended and tells their agents to stop. */
    void revoke(List<Lease> ended, String outcome, String reason) {
        for (Lease lease : ended) {
            attempts.ended(lease.id(), outcome, Optional.of(reason), clock.instant());
            link.revoke(lease.agent(), lease.id(), reason);
        }
    }

    /** Frees at once what an agent held before and came back without. */
    void forsake(JobId job, AgentId agent, Set<LeaseId> kept) {
        plans.find(job)
                .ifPresent(plan -> plan.lanes().forEach(lane -> {
                    LaneId id = new LaneId(job, lane.index());
                    List<Lease> lost = ledgers.find(id).map(Ledger::leases).orElse(List.of()).stream()
                            .filter(lease -> lease.agent().equals(agent) && !kept.contains(lease.id()))
                            .toList();
                    for (Lease lease : lost) {
                        LedgerReply reply =
                                apply(id, new LedgerCommand.End(lease.id(), EndCode.EXPIRED, clock.instant()));
                        revoke(reply.ended(), EndCode.EXPIRED.name(), "the agent came back without it");
                    }
                }));
    }

    void drop(JobId job, String reason) {
        plans.find(job).ifPresent(plan -> plan.lanes().forEach(lane -> drop(new LaneId(job, lane.index()), reason)));
        endUnheardOf(job, reason);
    }

    void drop(LaneId id, String reason) {
        ledgers.find(id).ifPresent(ledger -> revoke(ledger.leases(), "REVOKED", reason));
        ledgers.drop(id);
    }

    /** A lease whose ledger vanished with a coordinator is in no ledger any more, and would count as running for ever. */
    private void endUnheardOf(JobId job, String reason) {
        attempts.ofJob(job).stream()
                .filter(attempt -> attempt.ended().isEmpty())
                .forEach(attempt -> attempts.ended(attempt.lease(), "REVOKED", Optional.of(reason), clock.instant()));
    }

    private boolean hasEnded(JobId job) {
        return jobs.find(job).map(each -> each.state().isFinal()).orElse(true);
    }

    private void open(LaneId id, Lane lane) {
        List<Interval> accepted =
                deliveries.ofLane(id).stream().map(Delivery::interval).toList();
        Ledger rebuilt = Ledger.open(id, lane, accepted, attempts.highest(id));
        ledgers.apply(id, new LedgerCommand.Open(withHolders(rebuilt)));
    }

    /** Whoever began something and is not known to have ended it may still be at it: its place is not given away yet. */
    private Ledger withHolders(Ledger rebuilt) {
        Ledger ledger = rebuilt;
        Instant now = clock.instant();
        List<Attempt> latestFirst = attempts.ofJob(rebuilt.lane().job()).stream()
                .filter(attempt -> attempt.lane().equals(rebuilt.lane()))
                .filter(attempt -> attempt.ended().isEmpty())
                .sorted(Comparator.comparingInt(Attempt::number).reversed())
                .toList();
        for (Attempt attempt : latestFirst) {
            Interval interval = attempt.interval();
            if (!ledger.isAccepted(interval) && ledger.leasesOver(interval).isEmpty()) {
                ledger = ledger.granting(held(attempt, now));
            }
        }
        return ledger;
    }

    private static Lease held(Attempt attempt, Instant now) {
        return new Lease(
                attempt.lease(),
                attempt.number(),
                attempt.agent(),
                attempt.interval(),
                now,
                now.plus(GRACE),
                0,
                false,
                false,
                0);
    }
}
