package dev.framefarm.coordinator.simulation;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.testing.PlainPictures;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A silent film at 25 frames a second with a keyframe every two seconds. Its digest tells its length. */
final class SimulatedFilm {
    private SimulatedFilm() {}

    static Blob blob(int frames) {
        return new Blob(String.format("%064x", frames), frames);
    }

    static Timeline timeline(Path file) {
        int frames = Integer.parseInt(file.getFileName().toString(), 16);
        return new Timeline(
                new Fraction(1, 25),
                LongStream.range(0, frames).toArray(),
                IntStream.iterate(0, key -> key < frames, key -> key + 50).toArray(),
                frames);
    }

    static Profile profile() {
        return new Profile("mov", 0, 0, PlainPictures.of(1920, 1080), List.of(), List.of());
    }
}
