package dev.framefarm.coordinator.rpc;

/** A message that no agent of a known version sends. The message is a sentence for the agent's log. */
final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadMessage(String message) {
        super(message);
    }

    static void check(boolean holds, String expected, Object found) {
        if (!holds) {
            throw new BadMessage("expected " + expected + ", found " + found);
        }
    }
}
