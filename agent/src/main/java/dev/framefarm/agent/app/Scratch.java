package dev.framefarm.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what lives no longer than an attempt. */
final class Scratch {
    private Scratch() {}

    /** What is there was left by an agent that was killed: this one alone holds the data folder. */
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> tree = Files.walk(folder)) {
                deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
        return Files.createDirectories(folder);
    }
}
