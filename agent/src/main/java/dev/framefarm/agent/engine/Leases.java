package dev.framefarm.agent.engine;

import dev.framefarm.agent.progress.Rate;
import dev.framefarm.agent.work.LeaseId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The leases in hand, oldest first, and how fast they went. Belongs to the loop's thread. */
final class Leases {
    /** What is encoded and kept here until it has gone takes room: a slow way up slows encoding down. */
    private static final int DELIVERIES_PER_SLOT = 2;

    private final int slots;
    private final Map<LeaseId, Held> held = new LinkedHashMap<>();
    private final Map<String, Rate> rates = new TreeMap<>();
    private int mostOnCard = Integer.MAX_VALUE;

    Leases(int slots) {
        this.slots = slots;
    }

    void add(Held one) {
        held.put(one.attempt.lease().id(), one);
    }

    void remove(LeaseId id) {
        held.remove(id);
    }

    Optional<Held> find(LeaseId id) {
        return Optional.ofNullable(held.get(id));
    }

    List<Held> all() {
        return List.copyOf(held.values());
    }

    /** The next to start, when a slot is free for it. */
    Optional<Held> startable() {
        if (count(Held::slotTaken) >= slots || deliveriesPileUp()) {
            return Optional.empty();
        }
        boolean cardIsFull = count(one -> one.slotTaken() && one.isOnCard()) >= mostOnCard;
        return held.values().stream()
                .filter(one -> one.state() == AttemptState.WAITING && !(cardIsFull && one.isOnCard()))
                .findFirst();
    }

    private boolean deliveriesPileUp() {
        return count(one -> one.state() == AttemptState.DELIVERING) > DELIVERIES_PER_SLOT * slots;
    }

    /** So many encodes at once and no more are started on the graphics card. */
    void mostOnCard(int most) {
        mostOnCard = most;
    }

    Capacity capacity(long now) {
        return new Capacity(
                deliveriesPileUp() ? 0 : slots,
                count(Held::slotTaken),
                count(one -> one.leavesRoom(now)),
                count(one -> one.state() == AttemptState.WAITING));
    }

    List<HeldLease> told() {
        return held.values().stream().map(Held::told).toList();
    }

    /** Notes that {@code done} units of one are encoded now. */
    void progress(Held one, long done, long now) {
        long pixels = one.advance(done);
        Duration passed = one.since(now);
        if (pixels > 0) {
            rates.merge(
                    one.attempt.lease().work().encoder(),
                    Rate.UNKNOWN.after(pixels, passed),
                    (old, first) -> old.after(pixels, passed));
        }
    }

    Map<String, Double> pixelsPerSecond() {
        Map<String, Double> speeds = new TreeMap<>();
        rates.forEach((encoder, rate) -> speeds.put(encoder, rate.perSecond()));
        return speeds;
    }

    int count(Predicate<Held> which) {
        return (int) held.values().stream().filter(which).count();
    }
}
