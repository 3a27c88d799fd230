package dev.framefarm.coordinator.assemble;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Interval;
import java.util.Optional;
import java.util.TreeMap;

/** Deliveries of one lane as they arrive, in any order, handed out in the order of the film. */
public final class Prefix {
    private final long length;
    private final TreeMap<Long, Delivery> waiting = new TreeMap<>();
    private long position;
    private long held;

    public Prefix(long length) {
        this.length = length;
    }

    /** What was handed out before, or arrives twice, changes nothing. */
    public void add(Delivery delivery) {
        Interval interval = delivery.interval();
        if (interval.from() >= position && waiting.putIfAbsent(interval.from(), delivery) == null) {
            held += interval.length();
        }
    }

    /** The delivery that comes next in the film, if it is here. */
    public Optional<Delivery> next() {
        Delivery next = waiting.remove(position);
        if (next == null) {
            return Optional.empty();
        }
        position = next.interval().to();
        held -= next.interval().length();
        return Optional.of(next);
    }

    /** Where the last of those begins that can be handed out one after the other now. */
    public long lastReady() {
        long last = position;
        for (Delivery next = waiting.get(position);
                next != null;
                next = waiting.get(next.interval().to())) {
            last = next.interval().from();
        }
        return last;
    }

    /** Whether all that was not handed out yet is here. */
    public boolean isWhole() {
        return position + held >= length;
    }

    public boolean isComplete() {
        return position >= length;
    }
}
