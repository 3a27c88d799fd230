package dev.framefarm.coordinator.model;

/** How an attempt ended without an accepted delivery, and who is to blame. */
public enum EndCode {
    HANDED_BACK(Blame.NOBODY),
    EXPIRED(Blame.SILENCE),
    REVOKED(Blame.NOBODY),
    ENCODER_FAILED(Blame.ATTEMPT),
    STALLED(Blame.ATTEMPT),
    FRAMES_SHORT(Blame.LEAD_IN),
    SOURCE_BROKEN(Blame.ATTEMPT),
    OUT_OF_SPACE(Blame.SHORTAGE),
    OUT_OF_MEMORY(Blame.SHORTAGE),
    UNSUPPORTED(Blame.ATTEMPT),
    REJECTED(Blame.ATTEMPT);

    /** Whom a repetition should avoid. */
    public enum Blame {
        NOBODY,
        ATTEMPT,
        /** The agent was not heard of any more: it fell over its work, or the line to it was cut. */
        SILENCE,
        /** The agent had no room just then. */
        SHORTAGE,
        /** The slice, not the agent: the same agent may try again with a longer lead-in. */
        LEAD_IN
    }

    private final Blame blame;

    EndCode(Blame blame) {
        this.blame = blame;
    }

    public Blame blame() {
        return blame;
    }
}
