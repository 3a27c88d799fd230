package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.Printable;

/** A message that no agent of a known version sends. The message is a sentence for the agent's log. */
final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadMessage(String message) {
        // It quotes what was sent, and is logged.
        super(Printable.line(message));
    }

    static void check(boolean holds, String expected, Object found) {
        if (!holds) {
            throw new BadMessage("expected " + expected + ", found " + found);
        }
    }
}
