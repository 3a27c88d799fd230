package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.model.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Compares the pictures of an output with those of the source: on both sides of a seam, or all of them. */
public interface SeamMeter {
    record Look(Facts.Around around, double cpuSeconds) {}

    /** {@code seam} is the frame with which the delivery {@code right} begins. An interrupt ends it. */
    Look look(Plan plan, Path source, long seam, Path left, Path right) throws IOException;

    /** Of all the plan's pictures, decoded; empty where nobody can tell. */
    default Optional<String> sourceDigest(Plan plan, Path source) throws IOException {
        return Optional.empty();
    }

    default Optional<String> outputDigest(Plan plan, Path output) throws IOException {
        return Optional.empty();
    }
}
