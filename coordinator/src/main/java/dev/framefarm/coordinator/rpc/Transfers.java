package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LeaseId;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The transfers open here: bounded for each agent and each lease, so that all the others have some too, and cut at
 * once when the right to them ends.
 */
final class Transfers {
    /** Deliveries: one that works, and two whose connections broke and were not missed yet. */
    static final int PER_LEASE = 3;
    /** Running and next, down and up. */
    private static final int PER_SLOT = 4;

    private static final int SPARE = 4;

    enum Way {
        DOWN,
        UP
    }

    /** Not a record: two transfers of one lease are two. */
    private static final class Open {
        private final Optional<LeaseId> lease;
        private final Way way;
        private final Consumer<Status> cut;

        Open(Optional<LeaseId> lease, Way way, Consumer<Status> cut) {
            this.lease = lease;
            this.way = way;
            this.cut = cut;
        }

        boolean isOf(LeaseId other) {
            return lease.filter(other::equals).isPresent();
        }
    }

    private final Map<AgentId, List<Open>> open = new HashMap<>();
    private final Map<AgentId, Integer> slots = new HashMap<>();
    /** For good: who enrols again gets another name. */
    private final Set<AgentId> dismissed = new HashSet<>();

    /** What an agent may have open follows from how much it can work on. */
    synchronized void has(AgentId agent, int slotsNow) {
        slots.put(agent, slotsNow);
    }

    /** One that has not said yet which lease it is of. */
    Runnable begin(AgentId agent, Way way, int most, Consumer<Status> cut) {
        return begin(agent, new Open(Optional.empty(), way, cut), most);
    }

    /** {@code cut} is called at most once, on any thread. What is returned takes the transfer off the list. */
    Runnable begin(AgentId agent, LeaseId lease, Way way, int most, Consumer<Status> cut) {
        return begin(agent, new Open(Optional.of(lease), way, cut), most);
    }

    private Runnable begin(AgentId agent, Open begun, int most) {
        enter(agent, begun, most, false);
        return () -> end(agent, begun);
    }

    /**
     * As {@link #begin}, in the place of those of the same lease before, whose connection broke: a slice that is fetched
     * again, where each holds a thread, and a delivery that goes on.
     */
    Runnable replace(AgentId agent, LeaseId lease, Way way, int most, Consumer<Status> cut) {
        Open begun = new Open(Optional.of(lease), way, cut);
        Status again = Status.ABORTED.withDescription("The agent began this transfer of lease " + lease + " again.");
        enter(agent, begun, most, true).forEach(each -> each.cut.accept(again));
        return () -> end(agent, begun);
    }

    private synchronized List<Open> enter(AgentId agent, Open begun, int most, boolean replaces) {
        if (dismissed.contains(agent)) {
            throw Status.UNAUTHENTICATED
                    .withDescription("The certificate of agent " + agent + " was revoked.")
                    .asRuntimeException();
        }
        List<Open> mine = open.getOrDefault(agent, List.of());
        List<Open> sameWay = mine.stream().filter(each -> each.way == begun.way).toList();
        List<Open> sameLease = sameWay.stream()
                .filter(each -> begun.lease.filter(each::isOf).isPresent())
                .toList();
        List<Open> replaced = replaces ? sameLease : List.of();
        Integer known = slots.get(agent);
        int share = known == null ? Integer.MAX_VALUE : PER_SLOT * known + SPARE;
        demand(sameWay.size() - replaced.size() < most, "Agent " + agent, most);
        demand(mine.size() - replaced.size() < share, "Agent " + agent, share);
        begun.lease.ifPresent(
                lease -> demand(sameLease.size() - replaced.size() < PER_LEASE, "Lease " + lease, PER_LEASE));
        List<Open> now = new ArrayList<>(mine);
        now.removeAll(replaced);
        now.add(begun);
        open.put(agent, now);
        return replaced;
    }

    private static void demand(boolean free, String who, int most) {
        if (!free) {
            throw new TooMany(who + " has " + most + " transfers open already; end one first.");
        }
    }

    void cut(AgentId agent, LeaseId lease, String reason) {
        Status why = Status.PERMISSION_DENIED.withDescription("Lease " + lease + " is over: " + reason);
        taken(agent, each -> each.isOf(lease)).forEach(each -> each.cut.accept(why));
    }

    void dismiss(AgentId agent, String reason) {
        synchronized (this) {
            dismissed.add(agent);
            slots.remove(agent);
        }
        Status why = Status.UNAUTHENTICATED.withDescription(reason);
        taken(agent, each -> true).forEach(each -> each.cut.accept(why));
    }

    synchronized int open(AgentId agent) {
        return open.getOrDefault(agent, List.of()).size();
    }

    private synchronized List<Open> taken(AgentId agent, Predicate<Open> which) {
        return open.getOrDefault(agent, List.of()).stream().filter(which).toList();
    }

    private synchronized void end(AgentId agent, Open ended) {
        List<Open> mine = open.get(agent);
        if (mine != null && mine.remove(ended) && mine.isEmpty()) {
            open.remove(agent);
        }
    }
}
