package dev.framefarm.coordinator.model;

import java.util.Optional;

/** A named, versioned description of the wanted output. */
public record Recipe(String name, int version, String description, Container container, Video video, Audio audio) {

    public record Video(VideoCodec codec, int crf, String preset, Optional<Integer> height, Optional<Fraction> fps) {}

    public record Audio(Mode mode, Optional<Integer> bitRate) {}

    /** What becomes of the source's sound. */
    public enum Mode {
        COPY,
        AAC,
        OPUS,
        NONE
    }
}
