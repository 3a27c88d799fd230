package dev.framefarm.agent.work;

import java.util.Optional;

/**
 * The part {@code crop} of the source's picture is scaled into the part {@code placed} of the delivery's, around which
 * it is black. What is absent is the whole picture. The {@code logo} is put upon it, and {@code letters} above all.
 */
public record Framing(
        Optional<Rectangle> crop, Optional<Rectangle> placed, Optional<Logo> logo, Optional<Letters> letters) {
    public static final Framing WHOLE = new Framing(Optional.empty(), Optional.empty());

    public Framing(Optional<Rectangle> crop, Optional<Rectangle> placed) {
        this(crop, placed, Optional.empty(), Optional.empty());
    }

    public Framing(Optional<Rectangle> crop, Optional<Rectangle> placed, Optional<Logo> logo) {
        this(crop, placed, logo, Optional.empty());
    }

    /** Whether other pictures are put upon these. */
    public boolean isCovered() {
        return logo.isPresent() || letters.isPresent();
    }

    Framing lettersIn(String path) {
        return new Framing(crop, placed, logo, letters.map(each -> each.in(path)));
    }
}
