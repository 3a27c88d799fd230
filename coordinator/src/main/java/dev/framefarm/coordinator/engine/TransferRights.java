package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LeaseId;
import java.util.Optional;

/**
 * What a lease still entitles its agent to. A slice is for a live lease only; a delivery may also come late, as long
 * as nothing of its interval has been accepted.
 */
final class TransferRights {
    private final LeaseBook leases;
    private final AttemptStore history;
    private final JobStore jobs;
    private final DeliveryStore deliveries;
    private final Lanes lanes;

    TransferRights(LeaseBook leases, AttemptStore history, JobStore jobs, DeliveryStore deliveries, Lanes lanes) {
        this.leases = leases;
        this.history = history;
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.lanes = lanes;
    }

    Attempt toFetch(AgentId agent, LeaseId lease) {
        Attempt attempt = ofRunningJob(agent, lease);
        if (!isLive(attempt)) {
            throw new LeaseRefused("Lease " + lease + " is over; give it up and offer the slot again.");
        }
        return attempt;
    }

    /** What the lease is, or was, for. */
    Optional<Attempt> known(AgentId agent, LeaseId lease) {
        return leases.find(lease).filter(attempt -> attempt.agent().equals(agent));
    }

    Attempt toDeliver(AgentId agent, LeaseId lease) {
        Attempt attempt = ofRunningJob(agent, lease);
        if (!isLive(attempt) && isAccepted(attempt)) {
            throw new LeaseRefused(
                    "Lease " + lease + " is over and its interval was delivered; give it up and offer the slot again.");
        }
        return attempt;
    }

    private Attempt ofRunningJob(AgentId agent, LeaseId lease) {
        Attempt attempt = leases.of(agent, lease);
        boolean rendering = jobs.find(attempt.lane().job())
                .filter(each -> each.state() == JobState.RENDERING)
                .isPresent();
        if (!rendering) {
            throw new LeaseRefused("The job of lease " + lease + " is not being rendered any more.");
        }
        return attempt;
    }

    /** An expired lease lives again when its agent's heartbeat found the place still free. */
    private boolean isLive(Attempt attempt) {
        return history.find(attempt.lease())
                        .filter(each -> each.ended().isEmpty())
                        .isPresent()
                || lanes.find(attempt.lane())
                        .flatMap(ledger -> ledger.lease(attempt.lease()))
                        .isPresent();
    }

    private boolean isAccepted(Attempt attempt) {
        return deliveries.ofLane(attempt.lane()).stream()
                .anyMatch(each -> each.interval().overlaps(attempt.interval()));
    }
}
