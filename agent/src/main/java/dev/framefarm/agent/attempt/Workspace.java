package dev.framefarm.agent.attempt;

import dev.framefarm.agent.work.Letters;
import dev.framefarm.agent.work.VideoWork;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the words to put upon pictures, and for what a first pass tells the second. It is gone when the attempt is. */
final class Workspace implements Closeable {
    private final Path folder;

    private Workspace(Path folder) {
        this.folder = folder;
    }

    static Workspace in(Path scratch) throws IOException {
        return new Workspace(Files.createTempDirectory(scratch, "attempt"));
    }

    /** Where the names of a first pass's files begin. */
    String log() {
        return path("log");
    }

    private String path(String name) {
        return folder.resolve(name).toAbsolutePath().toString();
    }

    /** The same work with its words in files here. */
    VideoWork written(VideoWork work) throws IOException {
        VideoWork written = work.lettersIn(path("words"));
        for (VideoWork rendition : written.renditions()) {
            if (rendition.framing().letters().isPresent()) {
                write(rendition.framing().letters().get());
            }
        }
        return written;
    }

    private static void write(Letters words) throws IOException {
        try (OutputStream file = new BufferedOutputStream(
                Files.newOutputStream(Path.of(words.file().orElseThrow())))) {
            for (Letters.Shown each : words.shown()) {
                file.write(each.bytes());
            }
        }
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
