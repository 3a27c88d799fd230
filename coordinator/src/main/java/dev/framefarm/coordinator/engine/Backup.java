package dev.framefarm.coordinator.engine;

import java.io.IOException;
import java.io.OutputStream;

/** Everything a farm must not forget, as it was at one moment. The bytes of films are not in it. */
@FunctionalInterface
public interface Backup {
    void write(OutputStream out) throws IOException;
}
