package dev.framefarm.agent.work;

import java.util.Optional;

/**
 * The part {@code crop} of the source's picture is scaled into the part {@code placed} of the delivery's, around which
 * it is black. What is absent is the whole picture. The {@code logo} is put upon it last.
 */
public record Framing(Optional<Rectangle> crop, Optional<Rectangle> placed, Optional<Logo> logo) {
    public static final Framing WHOLE = new Framing(Optional.empty(), Optional.empty());

    public Framing(Optional<Rectangle> crop, Optional<Rectangle> placed) {
        this(crop, placed, Optional.empty());
    }
}
