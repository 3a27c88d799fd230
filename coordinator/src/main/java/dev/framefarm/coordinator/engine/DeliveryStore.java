package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Accepted deliveries. The insert is the commit: a row for each piece of the lane, unique, so that no
 * two accepted deliveries ever overlap, whatever anybody else believes.
 */
public interface DeliveryStore {
    /** What became of a commit. */
    enum Outcome {
        /** Now, or by an earlier call whose answer was lost: of the same lease, with the same bytes. */
        COMMITTED,
        /** A piece is taken, the job has ended, or a graphics card made it and the job has fallen back. */
        OVERTAKEN,
        /** The lane holds deliveries of another parity class or sample description. */
        MIXED
    }

    /** {@code pieces} are the cuts inside the delivery's interval, its beginning included. */
    Outcome commit(Delivery delivery, List<Long> pieces);

    /**
     * Decides, once and for good, that no graphics card makes this job's pictures any more, and drops what was accepted of
     * their lane: nothing that a card made is committed from now on. Returns the dropped bytes; empty when that was decided
     * before, the job is not being rendered, or the lane is accepted to its {@code length}.
     */
    Optional<List<Blob>> fallBack(LaneId lane, long length);

    boolean hasFallenBack(JobId job);

    /**
     * It was accepted and is no more, so that its pieces can be delivered again. False where nothing changed: it is not
     * accepted, or its job has ended, and what an ended job was made of stays told.
     */
    boolean withdraw(Delivery delivery);

    /** In the order of their intervals. */
    List<Delivery> ofLane(LaneId lane);

    List<Delivery> ofJob(JobId job);

    /** How much of the lane its deliveries cover, without reading them. */
    long acceptedLength(LaneId lane);

    /**
     * Whether these bytes are a delivery or the source of a job that has not ended, or an upload or an output that is within
     * its time.
     */
    boolean isNeeded(Blob blob, KeepFor keep, Instant now);
}
