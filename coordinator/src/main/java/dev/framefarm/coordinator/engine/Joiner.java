package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Joins deliveries into the finished file, as they come. */
public interface Joiner {
    /** One output in the making. Closing it before the finish stops everything and removes the file. */
    interface Join extends AutoCloseable {
        /** The next delivery of the picture lane; blocks while the muxer is busy. */
        void append(Path delivery) throws IOException;

        /** Waits until the file is complete. */
        void finish() throws IOException;

        @Override
        void close();
    }

    /** {@code sound} holds one delivered file for each audio lane; copied tracks are read from {@code source}. */
    Join begin(Plan plan, Path source, List<Path> sound, Path target) throws IOException;
}
