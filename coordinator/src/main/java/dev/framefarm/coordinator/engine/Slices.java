package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.slice.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Gives an agent the slice that its lease names, and nothing else. */
public final class Slices {
    /** An agent asks again by itself, seven times in all, and its FFmpeg, which has nothing to do, lives for a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final TransferRights rights;
    private final JobStore jobs;
    private final Plans plans;
    private final Lanes lanes;
    private final Sources sources;
    private final Blobs blobs;
    private final Slicer slicer;
    private final WaitingReasons reasons;
    private final SliceFigures figures = new SliceFigures();

    Slices(
            TransferRights rights,
            JobStore jobs,
            Plans plans,
            Lanes lanes,
            Sources sources,
            Blobs blobs,
            Slicer slicer,
            WaitingReasons reasons) {
        this.rights = rights;
        this.jobs = jobs;
        this.plans = plans;
        this.lanes = lanes;
        this.sources = sources;
        this.blobs = blobs;
        this.slicer = slicer;
        this.reasons = reasons;
    }

    /** Where an agent may read the source, and what to cut out of it. */
    public record Reading(Lending.Loan loan, Blob source, Slice slice) {}

    private record Wanted(Attempt attempt, Job job, Plan plan, Lane lane, Slice slice) {}

    public SliceFigures figures() {
        return figures;
    }

    public void stream(AgentId agent, LeaseId lease, OutputStream sink) throws IOException {
        Wanted wanted = wanted(agent, lease);
        slicer.slice(located(wanted), wanted.slice(), sink);
    }

    /**
     * Empty where the slice is to come through here. Sound beside pictures does: it is a small part of bytes that an
     * agent would have to read from first to last to find it.
     */
    public Optional<Reading> reading(AgentId agent, LeaseId lease) {
        Wanted wanted = wanted(agent, lease);
        return isMost(wanted.plan(), wanted.lane()) && wanted.job().source() instanceof Source.Uploaded source
                ? blobs.lending()
                        .flatMap(each -> each.lend(source.blob()))
                        .map(loan -> new Reading(loan, source.blob(), wanted.slice()))
                : Optional.empty();
    }

    /** Why an agent of this coordinator should not begin with the lane now, as a sentence: it would get nothing to encode. */
    Optional<String> obstacle(Job job, Plan plan, Lane lane) {
        boolean readElsewhere = blobs.lending().isPresent() && isMost(plan, lane);
        return readElsewhere ? Optional.empty() : sources.coming(job.source());
    }

    private static boolean isMost(Plan plan, Lane lane) {
        return lane.isVideo() || plan.profile().pictures().isEmpty();
    }

    private Wanted wanted(AgentId agent, LeaseId lease) {
        Attempt attempt = rights.toFetch(agent, lease);
        Job job = jobs.find(attempt.lane().job()).orElseThrow();
        Plan plan = plans.find(job.id()).orElseThrow();
        Lane lane = plan.lane(attempt.lane().index());
        int doublings = lanes.find(attempt.lane())
                .map((Ledger ledger) -> ledger.leadInDoublings(attempt.interval()))
                .orElse(0);
        WorkOrder order = WorkOrder.of(plan, lane, attempt.interval(), doublings);
        return new Wanted(attempt, job, plan, lane, order.slice());
    }

    /** It may be there for other coordinators, or again in a moment: a folder that is not mounted fails no job, and is said. */
    private Path located(Wanted wanted) throws IOException {
        try {
            return sources.locate(wanted.job().source(), PATIENCE);
        } catch (SourceGone | NoRoom | StoreAway away) {
            reasons.note(wanted.attempt().lane(), String.valueOf(away.getMessage()));
            throw away;
        }
    }
}
