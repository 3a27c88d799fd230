package dev.framefarm.coordinator.engine;

import java.io.IOException;

/** An owner has uploaded as much as one may. The message is a sentence for the user. */
public final class QuotaExceeded extends IOException {
    private static final long serialVersionUID = 1;

    QuotaExceeded(String message) {
        super(message);
    }
}
