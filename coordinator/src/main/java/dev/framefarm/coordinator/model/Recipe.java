package dev.framefarm.coordinator.model;

import java.util.Optional;

/** A named, versioned description of the wanted output. */
public record Recipe(String name, int version, String description, Container container, Video video, Audio audio) {

    public record Video(Coding coding, Shape shape, Optional<Fraction> fps) {}

    /** The encoder and how it is set. */
    public record Coding(VideoCodec codec, int crf, String preset) {}

    /** What the picture's size becomes; what is absent follows from the source. */
    public record Shape(Optional<Integer> height) {}

    public record Audio(Mode mode, Optional<Integer> bitRate) {}

    /** What becomes of the source's sound. */
    public enum Mode {
        COPY,
        AAC,
        OPUS,
        NONE
    }
}
