package dev.framefarm.coordinator.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The blob store does not answer, which may pass. The message is a sentence for whoever waits. */
public final class StoreAway extends IOException {
    private static final long serialVersionUID = 1;

    public StoreAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
