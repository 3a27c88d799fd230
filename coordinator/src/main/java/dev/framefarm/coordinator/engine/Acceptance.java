package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.flow.Completed;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.Plan;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everybody who counts on it of what is durable. Telling them again changes nothing where they know. */
final class Acceptance {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptance.class);

    private final DeliveryStore store;
    private final Lanes lanes;
    private final Assemblies assemblies;
    private final JobRunner runner;
    private final AgentLink link;

    Acceptance(DeliveryStore store, Lanes lanes, Assemblies assemblies, JobRunner runner, AgentLink link) {
        this.store = store;
        this.lanes = lanes;
        this.assemblies = assemblies;
        this.runner = runner;
        this.link = link;
    }

    void tell(Delivery delivery, Plan plan) {
        LaneId lane = delivery.lane();
        LedgerReply reply = lanes.apply(lane, new LedgerCommand.Accept(delivery.interval()));
        List<Lease> overtaken = reply.ended().stream()
                .filter(lease -> !lease.id().equals(delivery.lease()))
                .toList();
        lanes.revoke(overtaken, "REVOKED", "another delivery of this interval was accepted");
        assemblies.arrived(delivery);
        boolean complete = reply.ledger().map(Ledger::isComplete).orElse(true);
        if (complete && lanes.allComplete(lane.job(), plan)) {
            runner.tell(lane.job(), new Completed());
        }
        link.wake();
    }

    /** Something failed right after a commit of what lies in this interval. */
    void tellAgain(LaneId lane, Interval interval, Plan plan) {
        store.ofLane(lane).stream()
                .filter(delivery -> delivery.interval().overlaps(interval))
                .forEach(delivery -> tell(delivery, plan));
    }

    /**
     * Tells of deliveries that a ledger lacks: whoever committed them died before it said so, or the side of a split that
     * knew lost its ledgers. Nobody else ever would, and they would be encoded again. True where it was so.
     */
    boolean catchUp(LaneId lane, Ledger told, Plan plan) {
        if (told.isComplete() || lanes.durable(lane) <= told.acceptedLength()) {
            return false;
        }
        List<Delivery> unheard = store.ofLane(lane).stream()
                .filter(delivery -> !told.isAccepted(delivery.interval()))
                .toList();
        LOG.info("The ledger of lane {} of job {} lacked {} deliveries", lane.index(), lane.job(), unheard.size());
        unheard.forEach(delivery -> tell(delivery, plan));
        return true;
    }
}
