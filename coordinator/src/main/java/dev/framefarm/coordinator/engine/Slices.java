package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.io.IOException;
import java.io.OutputStream;

/** Streams to an agent the slice that its lease names, and nothing else. */
public final class Slices {
    private final TransferRights rights;
    private final JobStore jobs;
    private final Plans plans;
    private final Lanes lanes;
    private final Sources sources;
    private final Slicer slicer;

    Slices(TransferRights rights, JobStore jobs, Plans plans, Lanes lanes, Sources sources, Slicer slicer) {
        this.rights = rights;
        this.jobs = jobs;
        this.plans = plans;
        this.lanes = lanes;
        this.sources = sources;
        this.slicer = slicer;
    }

    public void stream(AgentId agent, LeaseId lease, OutputStream sink) throws IOException {
        Attempt attempt = rights.toFetch(agent, lease);
        Job job = jobs.find(attempt.lane().job()).orElseThrow();
        Plan plan = plans.find(job.id()).orElseThrow();
        int doublings = lanes.find(attempt.lane())
                .map((Ledger ledger) -> ledger.leadInDoublings(attempt.interval()))
                .orElse(0);
        WorkOrder order = WorkOrder.of(plan, plan.lane(attempt.lane().index()), attempt.interval(), doublings);
        slicer.slice(sources.locate(job.source()), order.slice(), sink);
    }
}
