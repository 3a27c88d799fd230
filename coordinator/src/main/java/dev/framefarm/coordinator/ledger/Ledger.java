package dev.framefarm.coordinator.ledger;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which intervals of one lane are accepted and which are leased; all others are free. Accepted intervals
 * never overlap and never change. A piece may carry two leases, the second a backup of the first.
 */
public record Ledger(
        LaneId lane,
        List<Long> cuts,
        List<Long> leadIn,
        int nextAttempt,
        List<Interval> accepted,
        List<Lease> leases,
        List<Setback> setbacks) {

    /** Enough to know whom to avoid; a lane that fails more often ends its job long before. */
    private static final int REMEMBERED_SETBACKS = 256;

    /** Agents that are cut off together are missed within the time of a lease's last heartbeat. */
    private static final Duration TOGETHER = Duration.ofSeconds(30);

    /** One longer lead-in by the same agent is the quickest help there is. */
    private static final int DOUBTFUL_LEAD_INS = 2;

    public Ledger {
        cuts = List.copyOf(cuts);
        leadIn = List.copyOf(leadIn);
        accepted = Intervals.merged(accepted);
        leases = List.copyOf(leases);
        setbacks = List.copyOf(setbacks);
    }

    /** A ledger for a lane, new or rebuilt from what is durable. */
    public static Ledger open(LaneId id, Lane lane, Collection<Interval> accepted, int highestAttempt) {
        return new Ledger(
                id, lane.cuts(), lane.leadIn(), highestAttempt + 1, List.copyOf(accepted), List.of(), List.of());
    }

    /** The ledger of a lane on which nothing is left to do. */
    public static Ledger complete(LaneId id, Lane lane) {
        return open(id, lane, List.of(new Interval(0, lane.length())), 0);
    }

    public long length() {
        return cuts.get(cuts.size() - 1);
    }

    public boolean isComplete() {
        return accepted.size() == 1 && accepted.get(0).length() == length();
    }

    public long acceptedLength() {
        return accepted.stream().mapToLong(Interval::length).sum();
    }

    public Optional<Lease> lease(LeaseId id) {
        return leases.stream().filter(lease -> lease.id().equals(id)).findFirst();
    }

    public boolean isAccepted(Interval interval) {
        return accepted.stream().anyMatch(interval::overlaps);
    }

    public List<Lease> leasesOver(Interval interval) {
        return leases.stream()
                .filter(lease -> lease.interval().overlaps(interval))
                .toList();
    }

    public List<Setback> setbacksOver(Interval interval) {
        return setbacks.stream()
                .filter(each -> each.interval().overlaps(interval))
                .toList();
    }

    /** What lies between neighbouring cuts, as far as it is in the interval. */
    public List<Interval> pieces(Interval interval) {
        return IntStream.range(1, cuts.size())
                .mapToObj(i -> new Interval(cuts.get(i - 1), cuts.get(i)))
                .filter(interval::overlaps)
                .toList();
    }

    /** Maximal intervals that are neither accepted nor leased. */
    public List<Interval> free() {
        List<Interval> taken = new ArrayList<>(accepted);
        leases.forEach(lease -> taken.add(lease.interval()));
        return Intervals.gaps(Intervals.merged(taken), length());
    }

    /** With one lease more; attempt numbers only grow. */
    public Ledger granting(Lease lease) {
        List<Lease> more = new ArrayList<>(leases);
        more.add(lease);
        return new Ledger(lane, cuts, leadIn, Math.max(nextAttempt, lease.attempt() + 1), accepted, more, setbacks);
    }

    public Ledger replacing(Lease lease) {
        return withLeases(leases.stream()
                .map(each -> each.id().equals(lease.id()) ? lease : each)
                .toList());
    }

    public Ledger without(Collection<Lease> ended) {
        return withLeases(leases.stream().filter(each -> !ended.contains(each)).toList());
    }

    public Ledger remembering(Lease lease, EndCode code, Instant at) {
        if (code.blame() == EndCode.Blame.NOBODY) {
            return this;
        }
        List<Setback> more = new ArrayList<>(setbacks);
        more.add(new Setback(lease.interval(), lease.agent(), code, at, false));
        if (more.size() > REMEMBERED_SETBACKS) {
            more.remove(leastTelling(more));
        }
        return new Ledger(lane, cuts, leadIn, nextAttempt, accepted, leases, more);
    }

    /** Agents may give back for hours, and what failed meanwhile must not be forgotten for that. */
    private static Setback leastTelling(List<Setback> oldestFirst) {
        return oldestFirst.stream()
                .filter(each -> each.code().blame() == EndCode.Blame.CIRCUMSTANCES)
                .findFirst()
                .orElse(oldestFirst.get(0));
    }

    /** Their agent tries again because those who should have done so instead had no time. */
    public Ledger excusing(Collection<Setback> some) {
        List<Setback> all = setbacks.stream()
                .map(each -> some.contains(each) ? each.excusing() : each)
                .toList();
        return new Ledger(lane, cuts, leadIn, nextAttempt, accepted, leases, all);
    }

    public Ledger accepting(Interval interval) {
        List<Interval> more = new ArrayList<>(accepted);
        more.add(interval);
        return new Ledger(lane, cuts, leadIn, nextAttempt, more, leases, setbacks);
    }

    /**
     * Setbacks of one agent in the interval, after which it should let others try. A slice that begins too late is no
     * agent's fault, but whose slices do so again and again may not be right in its saying so.
     */
    public List<Setback> setbacksOf(AgentId agent, Interval interval) {
        List<Setback> own = setbacksOver(interval).stream()
                .filter(each -> each.agent().equals(agent))
                .filter(each -> each.code().isSetback())
                .filter(this::isAlone)
                .toList();
        List<Setback> others = own.stream()
                .filter(each -> each.code().blame() != EndCode.Blame.LEAD_IN)
                .toList();
        return own.size() - others.size() >= DOUBTFUL_LEAD_INS ? own : others;
    }

    /** What the agent gave back in the interval. Others need not fail at it, but giving it back at once again helps nobody. */
    public List<Setback> givenBackBy(AgentId agent, Interval interval) {
        return setbacksOver(interval).stream()
                .filter(each -> each.agent().equals(agent))
                .filter(each -> each.code().blame() == EndCode.Blame.CIRCUMSTANCES)
                .toList();
    }

    /** Several agents that fall silent together were cut off, and none of them by its work. */
    boolean isAlone(Setback silence) {
        return silence.code().blame() != EndCode.Blame.SILENCE
                || setbacks.stream()
                        .filter(each -> each.code().blame() == EndCode.Blame.SILENCE)
                        .filter(each -> !each.agent().equals(silence.agent()))
                        .noneMatch(each ->
                                Duration.between(each.at(), silence.at()).abs().compareTo(TOGETHER) <= 0);
    }

    /** How often a slice of the interval began too late: each time doubles the lead-in. */
    public int leadInDoublings(Interval interval) {
        return (int) setbacksOver(interval).stream()
                .filter(each -> each.code().blame() == EndCode.Blame.LEAD_IN)
                .count();
    }

    private Ledger withLeases(List<Lease> others) {
        return new Ledger(lane, cuts, leadIn, nextAttempt, accepted, others, setbacks);
    }
}
