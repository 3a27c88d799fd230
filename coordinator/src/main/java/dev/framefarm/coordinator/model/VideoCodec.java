package dev.framefarm.coordinator.model;

/** The video encoders a recipe may ask for, named as agents advertise them. */
public enum VideoCodec {
    H264,
    HEVC,
    AV1,
    VP9;

    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
