package dev.framefarm.agent.engine;

/**
 * How many leases more an agent could take: its free slots, and one {@code ahead} for each slot that will be free
 * soon, so that the next source is here when it is, or that waits for its own source, so that the link is not idle. Leases
 * that wait already count against both.
 */
public record Capacity(int slots, int encoding, int ahead, int waiting) {
    public Offer offer() {
        int free = Math.max(0, slots - encoding + ahead - waiting);
        return new Offer(free, encoding == 0 && waiting == 0);
    }

    /** A draining agent ends what it has and takes nothing more. */
    public Offer nothing() {
        return new Offer(0, encoding == 0 && waiting == 0);
    }
}
