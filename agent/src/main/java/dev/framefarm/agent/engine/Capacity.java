package dev.framefarm.agent.engine;

/**
 * How many leases more an agent could take: its free slots, and one ahead for each slot that will be free
 * soon, so that the next source is here when it is. Leases that wait already count against both.
 */
public record Capacity(int slots, int encoding, int nearlyDone, int waiting) {
    public Offer offer() {
        int free = Math.max(0, slots - encoding + nearlyDone - waiting);
        return new Offer(free, encoding == 0 && waiting == 0);
    }

    /** A draining agent ends what it has and takes nothing more. */
    public Offer nothing() {
        return new Offer(0, encoding == 0 && waiting == 0);
    }
}
