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

    /** Both in the order of the renditions. Streams hold the pictures alone, in fragments, and may be none. */
    record Targets(List<Path> films, List<Path> streams) {
        public Targets {
            films = List.copyOf(films);
            streams = List.copyOf(streams);
        }
    }

    /** {@code sound} holds one delivered file for each audio lane; copied tracks are read from {@code source}. */
    Join begin(Plan plan, Path source, List<Path> sound, Targets targets) throws IOException;
}
