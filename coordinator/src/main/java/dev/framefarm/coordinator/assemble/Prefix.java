package dev.framefarm.coordinator.assemble;

import dev.framefarm.coordinator.model.Delivery;
import java.util.Optional;
import java.util.TreeMap;

/** Deliveries of one lane as they arrive, in any order, handed out in the order of the film. */
public final class Prefix {
    private final long length;
    private final TreeMap<Long, Delivery> waiting = new TreeMap<>();
    private long position;

    public Prefix(long length) {
        this.length = length;
    }

    /** What was handed out before, or arrives twice, changes nothing. */
    public void add(Delivery delivery) {
        if (delivery.interval().from() >= position) {
            waiting.put(delivery.interval().from(), delivery);
        }
    }

    /** The delivery that comes next in the film, if it is here. */
    public Optional<Delivery> next() {
        Delivery next = waiting.remove(position);
        if (next == null) {
            return Optional.empty();
        }
        position = next.interval().to();
        return Optional.of(next);
    }

    public boolean isComplete() {
        return position >= length;
    }
}
