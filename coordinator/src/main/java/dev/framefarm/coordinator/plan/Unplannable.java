package dev.framefarm.coordinator.plan;

/** The source does not have what the recipe wants; the message is one sentence for the user. */
public final class Unplannable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unplannable(String message) {
        super(message);
    }
}
