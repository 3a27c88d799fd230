package dev.framefarm.coordinator.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the blob store is swept: at the start, every six hours, and after a coordinator went away, which takes with it
 * what it meant to delete later; a minute after one that failed. In a cluster the longest-serving coordinator sweeps for
 * all, but for the starts: one that comes back quickly may not have been missed.
 */
public final class Sweeps {
    private static final Duration REGULARLY = Duration.ofHours(6);
    /** So that what was sealed in the last moment has settled, too. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final String self;
    private final Duration settling;
    private final NavigableSet<Instant> own = new TreeSet<>();
    private final NavigableSet<Instant> forAll = new TreeSet<>();
    private Set<String> known = Set.of();

    /** Whoever starts may be all that is left of a farm that died a moment ago. */
    public Sweeps(String self, Duration settling, Instant start) {
        this.self = self;
        this.settling = settling;
        own.add(start);
        own.add(settled(start));
        forAll.add(start.plus(REGULARLY));
    }

    /** Whether to sweep now. {@code members} are the coordinators that are there, the longest-serving first. */
    public synchronized boolean areDue(List<String> members, Instant now) {
        if (!members.containsAll(known)) {
            forAll.add(settled(now));
        }
        known = Set.copyOf(members);
        boolean ours = taken(own, now);
        boolean everybodys = taken(forAll, now);
        if (forAll.isEmpty()) {
            forAll.add(now.plus(REGULARLY));
        }
        return ours || (everybodys && isFirst(members));
    }

    /** Whoever hears nobody else is, by whatever name it goes among its likes. */
    private boolean isFirst(List<String> members) {
        return members.size() == 1 || members.get(0).equals(self);
    }

    /** Something was in the way of the sweep that was due: it comes again soon, here. */
    public synchronized void failed(Instant now) {
        own.add(now.plus(AGAIN));
    }

    private static boolean taken(NavigableSet<Instant> due, Instant now) {
        NavigableSet<Instant> past = due.headSet(now, true);
        boolean any = !past.isEmpty();
        past.clear();
        return any;
    }

    private Instant settled(Instant from) {
        return settling.isZero() ? from : from.plus(settling).plus(MARGIN);
    }
}
