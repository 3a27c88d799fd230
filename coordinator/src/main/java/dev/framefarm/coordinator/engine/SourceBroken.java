package dev.framefarm.coordinator.engine;

import java.io.IOException;

/** A source is there and cannot be read as the film it was: wherever this is tried again, it fails again. */
public final class SourceBroken extends IOException {
    private static final long serialVersionUID = 1;

    public SourceBroken(String message) {
        super(message);
    }
}
