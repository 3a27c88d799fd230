package dev.framefarm.agent.attempt;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what a first pass tells the second. It is gone when the attempt is. */
final class PassLog implements Closeable {
    private final Path folder;

    private PassLog(Path folder) {
        this.folder = folder;
    }

    static PassLog in(Path scratch) throws IOException {
        return new PassLog(Files.createTempDirectory(scratch, "pass"));
    }

    /** Where the names of its files begin. */
    String prefix() {
        return folder.resolve("log").toAbsolutePath().toString();
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
