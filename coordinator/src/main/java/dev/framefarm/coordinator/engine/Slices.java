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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Gives an agent the slice that its lease names, and nothing else. */
public final class Slices {
    /** An agent asks again by itself, seven times in all, and its FFmpeg, which has nothing to do, lives for a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Longer than an agent takes to ask again, at most. */
    private static final Duration SAID = Duration.ofSeconds(70);

    private final TransferRights rights;
    private final JobStore jobs;
    private final Plans plans;
    private final Lanes lanes;
    private final Sources sources;
    private final Blobs blobs;
    private final Slicer slicer;
    private final WaitingReasons reasons;
    private final InstantSource clock;
    private final String coordinator;
    private final SliceFigures figures = new SliceFigures();

    Slices(
            TransferRights rights,
            JobStore jobs,
            Plans plans,
            Lanes lanes,
            Sources sources,
            Blobs blobs,
            Slicer slicer,
            WaitingReasons reasons,
            InstantSource clock,
            String coordinator) {
        this.rights = rights;
        this.jobs = jobs;
        this.plans = plans;
        this.lanes = lanes;
        this.sources = sources;
        this.blobs = blobs;
        this.slicer = slicer;
        this.reasons = reasons;
        this.clock = clock;
        this.coordinator = coordinator;
    }

    /** Where an agent may read the source, and what to cut out of it. */
    public record Reading(Lending.Loan loan, Blob source, Slice slice) {}

    private record Wanted(Attempt attempt, Job job, Plan plan, Lane lane, Slice slice) {}

    public SliceFigures figures() {
        return figures;
    }

    public void stream(AgentId agent, LeaseId lease, OutputStream sink) throws IOException {
        Wanted wanted = wanted(agent, lease);
        slicer.slice(sources.locate(wanted.job().source(), PATIENCE), wanted.slice(), sink);
    }

    /** A slice was not given for trouble of our own, which may be over in a moment and is said in the job until then. */
    public void troubled(AgentId agent, LeaseId lease, Exception met) {
        Instant until = clock.instant().plus(SAID);
        rights.known(agent, lease)
                .ifPresent(attempt -> reasons.hinder(
                        attempt.lane().job(),
                        "Coordinator " + coordinator + " could not give a slice: " + words(met),
                        until));
    }

    /** Other words may name what whoever ordered the job need not know. */
    private static String words(Exception met) {
        boolean written = met instanceof SourceGone || met instanceof NoRoom || met instanceof StoreAway;
        return written ? String.valueOf(met.getMessage()) : "It could not read or write; its log says why.";
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
}
