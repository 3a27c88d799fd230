package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Gain;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Verdict;
import java.io.IOException;
import java.util.Optional;

/**
 * Deliveries that agents put into the blob store themselves. They have the rights and the bounds of all others, and are
 * judged in the same way: their bytes come here once, for the judge, and are kept for the joiner.
 */
public final class Placements {
    private final Blobs blobs;
    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Room room;
    private final DeliveryFigures figures;

    Placements(Blobs blobs, Deliveries deliveries, Attempts attempts, Room room, DeliveryFigures figures) {
        this.blobs = blobs;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.room = room;
        this.figures = figures;
    }

    public boolean areOffered() {
        return blobs.landing().isPresent();
    }

    /** Empty where the bytes are to come through here. */
    public Optional<Landing.Place> place(AgentId agent, LeaseId lease, Blob blob) throws IOException {
        demand(deliveries.due(agent, lease), blob);
        return blobs.landing().flatMap(each -> each.place(lease, blob));
    }

    public Verdict judge(AgentId agent, LeaseId lease, Evidence evidence, Optional<Gain> gain) throws IOException {
        Deliveries.Due due = deliveries.due(agent, lease);
        Blob told = evidence.blob();
        demand(due, told);
        Landing here =
                blobs.landing().orElseThrow(() -> new LeaseRefused("Deliveries are to come through the coordinator."));
        try {
            Optional<Blobs.Incoming> found = here.take(lease, told);
            return found.isPresent() ? judge(due, found.get(), evidence, gain) : refuse(agent, lease, told);
        } finally {
            here.clear(lease);
        }
    }

    private Verdict judge(Deliveries.Due due, Blobs.Incoming found, Evidence evidence, Optional<Gain> gain)
            throws IOException {
        try (found) {
            figures.direct.increment();
            figures.directBytes.add(evidence.blob().bytes());
            return deliveries.judge(due, found, evidence, gain);
        }
    }

    private Verdict refuse(AgentId agent, LeaseId lease, Blob told) {
        String reason = "the agent said " + told + ", which is not what it put into the blob store";
        attempts.ended(agent, lease, EndCode.REJECTED, "DIGEST: " + reason);
        return Verdict.rejected("DIGEST", reason);
    }

    private void demand(Deliveries.Due due, Blob blob) throws NoRoom {
        room.demand(blob.bytes());
        if (blob.bytes() > due.most()) {
            throw new NoRoom(due.name() + " may have at most " + due.most() + " bytes.");
        }
    }
}
