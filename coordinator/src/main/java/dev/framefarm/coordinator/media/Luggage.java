package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Companions.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that the last mux reads beside the film: its description, its covers, and sound made of several deliveries. */
record Luggage(Optional<Path> words, List<Cover> covers, List<Path> sound) {
    static final Luggage NONE = new Luggage(Optional.empty(), List.of(), List.of());

    record Cover(Attachment kind, Path file) {}

    Luggage {
        covers = List.copyOf(covers);
        sound = List.copyOf(sound);
    }

    Luggage(Optional<Path> words, List<Cover> covers) {
        this(words, covers, List.of());
    }

    Luggage with(SoundFiles files) {
        return new Luggage(words, covers, files.made());
    }

    void remove() {
        words.ifPresent(Luggage::delete);
        covers.forEach(cover -> delete(cover.file()));
        sound.forEach(Luggage::delete);
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
