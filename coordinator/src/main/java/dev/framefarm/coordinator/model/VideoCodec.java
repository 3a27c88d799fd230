package dev.framefarm.coordinator.model;

/** The video encoders a recipe may ask for, named as agents advertise them. */
public enum VideoCodec {
    H264,
    HEVC,
    AV1,
    VP9,
    /** The same format as {@link #AV1}, by the encoder that is slower and more thorough. */
    AV1_AOM;

    /** What comes out, whoever made it. */
    public String format() {
        return this == AV1_AOM ? AV1.wireName() : wireName();
    }

    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
