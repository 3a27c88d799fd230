package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.model.Plan;
import java.io.IOException;
import java.nio.file.Path;

/** Compares the pictures on both sides of a seam with those of the source. */
public interface SeamMeter {
    record Look(Facts.Around around, double cpuSeconds) {}

    /** {@code seam} is the frame with which the delivery {@code right} begins. An interrupt ends it. */
    Look look(Plan plan, Path source, long seam, Path left, Path right) throws IOException;
}
