package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Interval;

/**
 * How long a stretch suits an agent. Half of its fair share of what is free, so that stretches shrink
 * towards the end and all agents finish together; its whole share once that is only seconds of work. Never
 * less than what must be decoded before it begins, and otherwise never more than the longest, whatever speed is claimed.
 */
final class StretchLength {
    /** Longer attempts would lose too much when an agent dies. */
    private static final double LONGEST_WALL_SECONDS = 60;

    /** Shorter attempts would spend their time starting. */
    private static final double SHORTEST_WALL_SECONDS = 2;

    private static final double SHORTEST_FILM_SECONDS = 1;
    /** Below this much work the share is not halved any more. */
    private static final double LAST_SHARE_WALL_SECONDS = 4;
    /** An agent of unknown speed shows it first on a short stretch. */
    private static final double FIRST_FILM_SECONDS = 4;

    private StretchLength() {}

    static double wanted(Ledger ledger, LedgerCommand.Ask ask, long leadIn) {
        double free = ledger.free().stream().mapToLong(Interval::length).sum();
        double floor = SHORTEST_FILM_SECONDS * ask.filmRate();
        double longest = ask.longest().toMillis() / 1000.0 * ask.filmRate();
        double ceiling = Math.min(FIRST_FILM_SECONDS * ask.filmRate(), longest);
        double wanted = free / Math.max(ask.fleetSpeed(), 2);
        if (ask.speed() > 0) {
            double share = free * ask.speed() / Math.max(ask.fleetSpeed(), ask.speed());
            wanted = Math.max(share / 2, Math.min(share, LAST_SHARE_WALL_SECONDS * ask.speed()));
            floor = Math.max(floor, SHORTEST_WALL_SECONDS * ask.speed());
            ceiling = Math.min(LONGEST_WALL_SECONDS * ask.speed(), longest);
        }
        return Math.max(leadIn, Math.min(Math.max(floor, wanted), ceiling));
    }
}
