package dev.framefarm.coordinator.engine;

import java.io.IOException;

/** A source that is not, or no longer, what was ordered. The message is a sentence for whoever ordered. */
final class SourceGone extends IOException {
    private static final long serialVersionUID = 1;

    SourceGone(String message) {
        super(message);
    }
}
