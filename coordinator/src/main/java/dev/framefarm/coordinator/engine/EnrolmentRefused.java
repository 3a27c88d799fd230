package dev.framefarm.coordinator.engine;

/** The token does not open the door. The message is a sentence for the agent's log. */
public final class EnrolmentRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EnrolmentRefused(String message) {
        super(message);
    }
}
