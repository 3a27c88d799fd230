package dev.framefarm.coordinator.engine;

import java.util.Optional;

/**
 * Coordinators of an older version in the same cluster. They would misread what a newer one plans, while it reads all that they
 * do: so they begin jobs as long as one of them is there, and the newer ones go on with what has begun.
 */
public interface Elders {
    /** The name of one. */
    Optional<String> any();
}
