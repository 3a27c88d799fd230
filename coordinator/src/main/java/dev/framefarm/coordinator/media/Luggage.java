package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Companions.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Small files that the last mux reads beside the film: its description, and its covers. */
record Luggage(Optional<Path> words, List<Cover> covers) {
    static final Luggage NONE = new Luggage(Optional.empty(), List.of());

    record Cover(Attachment kind, Path file) {}

    Luggage {
        covers = List.copyOf(covers);
    }

    void remove() {
        words.ifPresent(Luggage::delete);
        covers.forEach(cover -> delete(cover.file()));
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What cannot be removed now is swept with the other unfinished files.
            file.toFile().deleteOnExit();
        }
    }
}
