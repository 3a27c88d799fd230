package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Joins deliveries into the finished files, one for each rendition, as they come. */
public interface Joiner {
    /** Outputs in the making. Closing it before the finish stops everything and removes the files. */
    interface Join extends AutoCloseable {
        /** The next delivery of the picture lane; blocks while the muxer is busy. */
        void append(Path delivery) throws IOException;

        /** Waits until the files are complete. */
        void finish() throws IOException;

        @Override
        void close();
    }

    /**
     * {@code sound} holds for each audio lane its deliveries, in the order of the film; copied tracks are read from {@code source}.
     * {@code targets} are in the order of the renditions.
     */
    Join begin(Plan plan, Path source, List<List<Path>> sound, List<Path> targets) throws IOException;
}
