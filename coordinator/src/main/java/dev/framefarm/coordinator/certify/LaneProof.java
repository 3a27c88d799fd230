package dev.framefarm.coordinator.certify;

import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who made which part of the output, from which attempt, and what it took. */
final class LaneProof {
    private final List<Delivery> deliveries;
    private final Map<LeaseId, Instant> granted;

    LaneProof(List<Delivery> deliveries, List<Attempt> attempts) {
        this.deliveries = deliveries;
        this.granted = attempts.stream().collect(Collectors.toMap(Attempt::lease, Attempt::began));
    }

    Certificate.Lane lane(Plan plan, Lane lane) {
        return new Certificate.Lane(
                lane.index(),
                plan.kind(lane),
                lane.stream(),
                lane.encode().encoder(),
                deliveries.stream()
                        .filter(delivery -> delivery.lane().index() == lane.index())
                        .sorted(Comparator.comparing(Delivery::interval))
                        .map(this::segment)
                        .toList());
    }

    private Certificate.Segment segment(Delivery delivery) {
        Evidence evidence = delivery.evidence();
        return new Certificate.Segment(
                delivery.interval().from(),
                delivery.interval().to(),
                delivery.agent().value(),
                delivery.attempt(),
                evidence.parityClass(),
                evidence.blob().sha256(),
                evidence.blob().bytes(),
                spent(delivery),
                Optional.of(evidence.likeness()).filter(Predicate.not(List::isEmpty)));
    }

    /** The agent measured its own steps; what the coordinator's clock shows beyond them is the delivery's end. */
    private Certificate.Spent spent(Delivery delivery) {
        Evidence evidence = delivery.evidence();
        double deliver = Optional.ofNullable(granted.get(delivery.lease()))
                .map(since -> Duration.between(since, delivery.accepted()).toNanos() / 1e9
                        - evidence.queueSeconds()
                        - evidence.encodeSeconds())
                .orElse(0.0);
        return new Certificate.Spent(
                Rounded.micros(evidence.queueSeconds()),
                Rounded.micros(evidence.fetchSeconds()),
                Rounded.micros(evidence.encodeSeconds()),
                Rounded.micros(Math.max(0, deliver)),
                Rounded.micros(evidence.cpuSeconds()));
    }
}
