package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.packaging.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Takes a finished film apart, so that players can fetch what they need of each track. */
public interface Packager {
    /** A file to be written, and what it will be called where it is published. */
    record Target(String name, Path file) {}

    /** One target for each track of the film: the pictures, then all sound. Returns what lies where in them. */
    List<Track> split(Plan plan, Path film, List<Target> targets) throws IOException;
}
