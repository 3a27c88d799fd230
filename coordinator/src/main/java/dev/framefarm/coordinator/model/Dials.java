package dev.framefarm.coordinator.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What an encoder is told beside its crf and speed, in its own words; what is absent is its own choice. A bit rate or a
 * quality takes the place of the crf. {@code grain} is noise that players draw anew, from 0, none, to 50.
 */
public record Dials(
        Optional<String> tune,
        Optional<String> profile,
        Optional<RateCap> cap,
        Optional<Integer> bitRate,
        Optional<Quality> quality,
        Optional<Integer> grain) {
    public static final Dials NONE = new Dials(Optional.empty(), Optional.empty(), Optional.empty());

    public Dials {
        bitRate = Objects.requireNonNullElse(bitRate, Optional.empty());
        quality = Objects.requireNonNullElse(quality, Optional.empty());
        grain = Objects.requireNonNullElse(grain, Optional.empty());
    }

    /** At a constant quality, without grain. */
    public Dials(Optional<String> tune, Optional<String> profile, Optional<RateCap> cap) {
        this(tune, profile, cap, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What these leave open, the others say. */
    public Dials otherwise(Dials others) {
        return new Dials(
                tune.or(others::tune),
                profile.or(others::profile),
                cap.or(others::cap),
                bitRate.or(others::bitRate),
                quality.or(others::quality),
                grain.or(others::grain));
    }

    public Dials withBitRate(Optional<Integer> other) {
        return new Dials(tune, profile, cap, other, quality, grain);
    }

    public Dials withQuality(Optional<Quality> other) {
        return new Dials(tune, profile, cap, bitRate, other, grain);
    }

    /** At a crf. */
    public Dials withoutAim() {
        return new Dials(tune, profile, cap, Optional.empty(), Optional.empty(), grain);
    }

    /** What was stored before there were dials has none. */
    static Dials orNone(Dials dials) {
        return Objects.requireNonNullElse(dials, NONE);
    }
}
