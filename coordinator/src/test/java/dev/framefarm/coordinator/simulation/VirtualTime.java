package dev.framefarm.coordinator.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/** A clock that jumps to the next thing that is due. Actions of one instant run in the order they were asked for. */
final class VirtualTime implements InstantSource {
    private record Due(Instant at, long order, Runnable action) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private long asked;

    @Override
    public Instant instant() {
        return now;
    }

    void after(Duration delay, Runnable action) {
        queue.add(new Due(now.plus(delay), asked++, action));
    }

    void after(double seconds, Runnable action) {
        after(Duration.ofNanos((long) (seconds * 1e9)), action);
    }

    /** False when nothing is due any more. */
    boolean step() {
        Due next = queue.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.action().run();
        return true;
    }
}
