package dev.framefarm.coordinator.engine;

import org.jspecify.annotations.Nullable;

/** What coordinators share cannot be had here just now, which passes. */
public class ClusterAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    protected ClusterAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
