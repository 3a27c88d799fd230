package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.assemble.Prefix;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deliveries in the order of the film: those of before from the database, the others as they come. */
final class Arrivals {
    private final Plan plan;
    private final Assembly assembly;
    private final List<Prefix> lanes;
    private final long bytes;

    Arrivals(Plan plan, Assembly assembly, List<Delivery> before) {
        this.plan = plan;
        this.assembly = assembly;
        this.lanes =
                plan.lanes().stream().map(lane -> new Prefix(lane.length())).toList();
        before.forEach(this::take);
        this.bytes = before.stream()
                .mapToLong(delivery -> delivery.evidence().blob().bytes())
                .sum();
    }

    /** About as many as a film takes that was complete before joining began. */
    long bytes() {
        return bytes;
    }

    /** Where the last delivery of pictures begins that can be joined at once. */
    long lastReady() {
        return plan.pictures().map(lane -> lanes.get(lane.index()).lastReady()).orElse(0L);
    }

    void awaitAll() throws InterruptedException {
        while (!lanes.stream().allMatch(Prefix::isWhole)) {
            take(assembly.next());
        }
    }

    /** The deliveries of each audio lane, once all are here. */
    List<List<Delivery>> sound() throws InterruptedException {
        List<List<Delivery>> sound = new ArrayList<>();
        for (Lane lane : plan.sound()) {
            List<Delivery> deliveries = new ArrayList<>();
            for (Optional<Delivery> next = next(lane); next.isPresent(); next = next(lane)) {
                deliveries.add(next.get());
            }
            sound.add(deliveries);
        }
        return sound;
    }

    /** The next delivery of the pictures; empty after the last, and where there are none. */
    Optional<Delivery> next() throws InterruptedException {
        return plan.pictures().isPresent() ? next(plan.video()) : Optional.empty();
    }

    private Optional<Delivery> next(Lane lane) throws InterruptedException {
        Prefix prefix = lanes.get(lane.index());
        while (true) {
            Optional<Delivery> ready = prefix.next();
            if (ready.isPresent() || prefix.isComplete()) {
                return ready;
            }
            take(assembly.next());
        }
    }

    /** What a card made is told late, or was read too early, where the processor took its place. */
    private void take(Delivery delivery) {
        if (plan.fallback().taken() && delivery.isOfCard()) {
            return;
        }
        lanes.get(delivery.lane().index()).add(delivery);
    }
}
