package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Container;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Makes one file of the deliveries of a lane, which are in the order of the film. */
public interface Splicer {
    void splice(List<Path> deliveries, Container container, OutputStream out) throws IOException;
}
