package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.packaging.Sheet;
import dev.framefarm.coordinator.packaging.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes finished films apart, so that players can fetch what they need of each track. */
public interface Packager {
    /** A file to be written, and what it will be called where it is published. */
    record Target(String name, Path file) {}

    /** Two stills: a sheet of small ones, and the keyframe at {@code posterTime}, in seconds. */
    record Stills(Sheet sheet, Target sheetFile, double posterTime, Target poster) {}

    /** Pictures of every film, but sound, words and stills of one: they are the same in all. */
    record Targets(List<Target> pictures, List<Target> sound, List<Target> words, Optional<Stills> stills) {
        public Targets {
            pictures = List.copyOf(pictures);
            sound = List.copyOf(sound);
            words = List.copyOf(words);
        }
    }

    /** {@code films} are in the order of the renditions. Returns what lies where in the pictures and in the sound. */
    List<Track> split(Plan plan, List<Path> films, Targets targets) throws IOException;
}
