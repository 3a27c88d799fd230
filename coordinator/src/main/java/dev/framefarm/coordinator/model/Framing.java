package dev.framefarm.coordinator.model;

import java.util.Optional;

/**
 * How a picture of the source becomes one of a rendition: the part {@code crop} of the source's is scaled into the part
 * {@code placed} of the rendition's, around which it is black. What is absent is the whole picture.
 */
public record Framing(Optional<Rectangle> crop, Optional<Rectangle> placed) {
    public static final Framing WHOLE = new Framing(Optional.empty(), Optional.empty());
}
