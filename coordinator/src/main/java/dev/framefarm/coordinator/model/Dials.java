package dev.framefarm.coordinator.model;

import java.util.Objects;
import java.util.Optional;

/** What an encoder is told beside its quality and speed, in its own words; what is absent is its own choice. */
public record Dials(Optional<String> tune, Optional<String> profile, Optional<RateCap> cap) {
    public static final Dials NONE = new Dials(Optional.empty(), Optional.empty(), Optional.empty());

    /** What was stored before there were dials has none. */
    static Dials orNone(Dials dials) {
        return Objects.requireNonNullElse(dials, NONE);
    }
}
