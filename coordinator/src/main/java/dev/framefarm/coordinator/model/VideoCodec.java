package dev.framefarm.coordinator.model;

import java.util.Locale;

/** The video encoders a recipe may ask for, named as agents advertise them. */
public enum VideoCodec {
    H264,
    HEVC,
    AV1,
    VP9,
    /** The same format as {@link #AV1}, by the encoder that is slower and more thorough. */
    AV1_AOM,
    PRORES,
    DNXHR,
    /** Loses nothing. */
    FFV1;

    /** What comes out, whoever made it, by FFmpeg's name. */
    public String format() {
        return switch (this) {
            case AV1_AOM -> AV1.wireName();
            case DNXHR -> "dnxhd";
            default -> wireName();
        };
    }

    /** Every picture stands alone. */
    public boolean isIntra() {
        return this == PRORES || this == DNXHR || this == FFV1;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
