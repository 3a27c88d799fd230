package dev.framefarm.coordinator.intake;

import dev.framefarm.coordinator.model.Blob;

/** Where an order's film is. */
public sealed interface OrderSource {
    /** Bytes the farm already has. The name is for people only. */
    record Upload(Blob blob, String name) implements OrderSource {}

    /** A file of the coordinator's own machine. */
    record LocalFile(String path) implements OrderSource {}
}
