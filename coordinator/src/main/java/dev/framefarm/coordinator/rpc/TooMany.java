package dev.framefarm.coordinator.rpc;

/** The caller has as much as it may have. The message is a sentence for the agent's log. */
final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMany(String message) {
        super(message);
    }
}
