package dev.framefarm.coordinator.model;

import java.util.Objects;
import java.util.Optional;

/**
 * How a picture of the source becomes one of a rendition: the part {@code crop} of the source's is scaled into the part
 * {@code placed} of the rendition's, around which it is black. What is absent is the whole picture. The {@code logo} is
 * put upon it, and {@code letters} above all.
 */
public record Framing(
        Optional<Rectangle> crop, Optional<Rectangle> placed, Optional<Logo> logo, Optional<Letters> letters) {
    public static final Framing WHOLE = new Framing(Optional.empty(), Optional.empty());

    public Framing {
        logo = Objects.requireNonNullElse(logo, Optional.empty());
        letters = Objects.requireNonNullElse(letters, Optional.empty());
    }

    public Framing(Optional<Rectangle> crop, Optional<Rectangle> placed) {
        this(crop, placed, Optional.empty());
    }

    public Framing(Optional<Rectangle> crop, Optional<Rectangle> placed, Optional<Logo> logo) {
        this(crop, placed, logo, Optional.empty());
    }

    public Framing under(Logo above) {
        return new Framing(crop, placed, Optional.of(above), letters);
    }

    /** With those words above all, if there are any. */
    public Framing saying(Optional<Letters> words) {
        return new Framing(
                crop, placed, logo, words.filter(each -> !each.shown().isEmpty()));
    }
}
