package dev.framefarm.coordinator.engine;

/** The lease is not the caller's, or there is none. The message is a sentence for the agent's log. */
public final class LeaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LeaseRefused(String message) {
        super(message);
    }
}
