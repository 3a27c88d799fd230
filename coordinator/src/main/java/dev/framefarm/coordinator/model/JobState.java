package dev.framefarm.coordinator.model;

/** Where a job stands. The moves between these are in {@code flow}. */
public enum JobState {
    /** Stored, not yet looked at. */
    QUEUED,
    /** The source is being identified and indexed, then the plan is made. */
    PROBING,
    /** Lanes are open: agents encode, deliveries are joined as they come. */
    RENDERING,
    /** Every lane is complete; the output is being finished and checked. */
    FINISHING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
