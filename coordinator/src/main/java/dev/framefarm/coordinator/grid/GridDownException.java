package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.engine.ClusterAway;
import org.jspecify.annotations.Nullable;

/** Ignite does not answer here: not up yet, stopped, or cut off. What it held must be taken as lost. */
public final class GridDownException extends ClusterAway {
    private static final long serialVersionUID = 1;

    GridDownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
