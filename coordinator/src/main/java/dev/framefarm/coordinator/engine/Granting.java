package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Writes down what a lane has leased, tells it, and says what is to be done for it. */
final class Granting {
    private final LeaseBook leases;
    private final Happenings happenings;
    private final Surveys surveys;

    Granting(LeaseBook leases, Happenings happenings, Surveys surveys) {
        this.leases = leases;
        this.happenings = happenings;
        this.surveys = surveys;
    }

    Assignment of(LaneId id, Lane lane, Plan plan, Lease lease, Ledger ledger, Instant now) {
        leases.write(new Attempt(
                lease.id(),
                id,
                lease.interval(),
                lease.attempt(),
                lease.agent(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        happenings.publish(told(id, lease, now));
        Interval interval = lease.interval();
        WorkOrder order = WorkOrder.of(plan, lane, interval, ledger.leadInDoublings(interval));
        boolean shares = plan.isPictures(lane.index());
        return new Assignment(
                id, lease, shares ? surveys.shared(id.job(), plan, interval, order.work()) : order.work());
    }

    private static Happening told(LaneId id, Lease lease, Instant now) {
        return new Happening(
                "lease",
                Optional.of(id.job()),
                now,
                Map.of(
                        "lane", id.index(),
                        "from", lease.interval().from(),
                        "to", lease.interval().to(),
                        "agent", lease.agent().value(),
                        "attempt", lease.attempt(),
                        "backup", lease.backup()));
    }
}
