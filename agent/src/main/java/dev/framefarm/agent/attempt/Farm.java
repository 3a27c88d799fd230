package dev.framefarm.agent.attempt;

import dev.framefarm.agent.work.LeaseId;

/** Where slices come from and deliveries go. */
public interface Farm {
    /** Begins to receive at once; returns immediately. */
    Slice fetch(LeaseId lease);

    /** Opens the way up; returns immediately. */
    Upload deliver(LeaseId lease);
}
