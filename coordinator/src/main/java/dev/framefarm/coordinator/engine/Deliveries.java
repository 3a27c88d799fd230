package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Gain;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Verdict;
import dev.framefarm.coordinator.plan.DeliveryBound;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.verify.LoudnessNote;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes in deliveries: the bytes are measured and judged, made durable, and only then does the ledger hear of it. If
 * all stops in between, the rebuilt ledger finds the delivery in the database.
 */
public final class Deliveries {
    private static final Verdict OVERTAKEN =
            Verdict.rejected(Verdict.OVERTAKEN, "another delivery of this interval was accepted, or the job has ended");

    private final TransferRights rights;
    private final Room room;
    private final Unfinished unfinished;
    private final Plans plans;
    private final DeliveryStore store;
    private final AttemptStore history;
    private final Acceptance acceptance;
    private final Judging judging;
    private final Blobs blobs;
    private final Attempts attempts;
    private final Retention retention;
    private final Happenings happenings;
    private final InstantSource clock;
    private final String coordinator;
    private final DeliveryFigures figures;

    Deliveries(
            TransferRights rights,
            Room room,
            Unfinished unfinished,
            Plans plans,
            DeliveryStore store,
            AttemptStore history,
            Acceptance acceptance,
            Judging judging,
            Blobs blobs,
            Attempts attempts,
            Retention retention,
            Happenings happenings,
            InstantSource clock,
            String coordinator,
            DeliveryFigures figures) {
        this.rights = rights;
        this.room = room;
        this.unfinished = unfinished;
        this.plans = plans;
        this.store = store;
        this.history = history;
        this.acceptance = acceptance;
        this.judging = judging;
        this.blobs = blobs;
        this.attempts = attempts;
        this.retention = retention;
        this.happenings = happenings;
        this.clock = clock;
        this.coordinator = coordinator;
        this.figures = figures;
    }

    /** A delivery on its way in. Closed it leaves nothing behind but what was accepted. */
    public interface Receiving extends Closeable {
        OutputStream bytes();

        /** {@code gain} is told where a loudness was wanted. */
        Verdict judge(Evidence evidence, Optional<Gain> gain) throws IOException;

        /** The line broke: what came waits a while for a stream that goes on with it. */
        void broke() throws IOException;
    }

    /** What may still be delivered, and with how many bytes at most. */
    record Due(Attempt attempt, Plan plan, long most) {
        String name() {
            return "A delivery of " + attempt.interval();
        }
    }

    Due due(AgentId agent, LeaseId lease) {
        Attempt attempt = rights.toDeliver(agent, lease);
        Plan plan = plans.find(attempt.lane().job())
                .orElseThrow(() -> new LeaseRefused("The job of lease " + lease + " is gone."));
        WorkOrder order = WorkOrder.of(plan, plan.lane(attempt.lane().index()), attempt.interval(), 0);
        return new Due(attempt, plan, DeliveryBound.of(order.work()));
    }

    /** From its first byte. */
    public Receiving receive(AgentId agent, LeaseId lease) throws IOException {
        Due due = due(agent, lease);
        room.demand(0);
        Blobs.Incoming incoming = blobs.create();
        Arriving arriving = new Arriving(lease, incoming, room.guarding(incoming, due.most(), due.name()));
        unfinished.begun(arriving);
        return new Stream(due, arriving);
    }

    /** What came of it here before its line broke, and can be gone on with. */
    public Optional<Blob> arrived(AgentId agent, LeaseId lease) throws IOException {
        return unfinished.arrived(rights.toDeliver(agent, lease).lease());
    }

    /** Goes on after what {@link #arrived}. */
    public Receiving goOn(AgentId agent, LeaseId lease, Blob arrived) throws IOException {
        return new Stream(due(agent, lease), unfinished.goOn(lease, arrived));
    }

    private final class Stream implements Receiving {
        private final Due due;
        private final Arriving arriving;

        private Stream(Due due, Arriving arriving) {
            this.due = due;
            this.arriving = arriving;
        }

        @Override
        public OutputStream bytes() {
            return arriving;
        }

        @Override
        public Verdict judge(Evidence evidence, Optional<Gain> gain) throws IOException {
            Blobs.Incoming whole = arriving.whole();
            figures.relayed.increment();
            figures.relayedBytes.add(evidence.blob().bytes());
            return Deliveries.this.judge(due, whole, evidence, gain);
        }

        @Override
        public void broke() throws IOException {
            unfinished.broke(arriving);
        }

        @Override
        public void close() throws IOException {
            unfinished.over(arriving);
        }
    }

    private static Optional<String> note(Lane lane, Gain gain) {
        return lane.encode() instanceof Encode.Audio sound
                ? sound.loudness().map(wanted -> LoudnessNote.of(lane.stream(), wanted, gain))
                : Optional.empty();
    }

    /** {@code incoming} is whole; closing it stays with the caller. */
    Verdict judge(Due due, Blobs.Incoming incoming, Evidence evidence, Optional<Gain> gain) throws IOException {
        Attempt attempt = due.attempt();
        Plan plan = due.plan();
        Lane lane = plan.lane(attempt.lane().index());
        Optional<String> note = gain.flatMap(heard -> note(lane, heard));
        Judging.Seen seen = judging.look(attempt, plan, incoming.file(), evidence, note);
        if (seen.verdict() instanceof Verdict.Rejected rejected) {
            return reject(attempt, rejected);
        }
        incoming.settle();
        Judged judged =
                retention.whileKeeping(() -> commit(attempt, plan, lane, incoming, evidence, note, seen.header()));
        if (judged.verdict() instanceof Verdict.Rejected) {
            retention.discard(judged.sealed());
        }
        return judged.verdict();
    }

    private Verdict reject(Attempt attempt, Verdict.Rejected rejected) {
        EndCode code = rejected.code().equals(Verdict.OVERTAKEN) ? EndCode.REVOKED : EndCode.REJECTED;
        attempts.ended(attempt.agent(), attempt.lease(), code, rejected.code() + ": " + rejected.reason());
        return rejected;
    }

    /** What became of a delivery that is in the blob store by now. */
    private record Judged(Verdict verdict, Blob sealed) {}

    private Judged commit(
            Attempt attempt,
            Plan plan,
            Lane lane,
            Blobs.Incoming incoming,
            Evidence evidence,
            Optional<String> note,
            String header)
            throws IOException {
        Blob blob = incoming.seal();
        if (!blob.equals(evidence.blob())) {
            return new Judged(
                    reject(
                            attempt,
                            Verdict.rejected("DIGEST", "the agent said " + evidence.blob() + ", " + blob + " arrived")),
                    blob);
        }
        Instant now = clock.instant();
        Delivery delivery = new Delivery(
                attempt.lane(),
                attempt.interval(),
                attempt.lease(),
                attempt.number(),
                attempt.agent(),
                evidence,
                header,
                now);
        List<Long> pieces = lane.cuts().stream()
                .filter(cut -> cut >= attempt.interval().from()
                        && cut < attempt.interval().to())
                .toList();
        DeliveryStore.Outcome outcome = store.commit(delivery, pieces);
        if (outcome == DeliveryStore.Outcome.MIXED) {
            return new Judged(reject(attempt, judging.mixed(delivery)), blob);
        }
        if (outcome == DeliveryStore.Outcome.OVERTAKEN) {
            attempts.ended(attempt.agent(), attempt.lease(), EndCode.REVOKED, "another delivery was first");
            // What was first may never have reached the ledger or the joiner.
            acceptance.tellAgain(attempt.lane(), attempt.interval(), plan);
            return new Judged(OVERTAKEN, blob);
        }
        accepted(delivery, note, plan, now);
        return new Judged(Verdict.accepted(), blob);
    }

    private void accepted(Delivery delivery, Optional<String> note, Plan plan, Instant now) {
        history.ended(delivery.lease(), Attempt.DELIVERED, note, now);
        happenings.publish(new Happening(
                "segment",
                Optional.of(delivery.lane().job()),
                now,
                Map.of(
                        "lane", delivery.lane().index(),
                        "from", delivery.interval().from(),
                        "to", delivery.interval().to(),
                        "agent", delivery.agent().value(),
                        "attempt", delivery.attempt(),
                        "coordinator", coordinator)));
        acceptance.tell(delivery, plan);
    }
}
