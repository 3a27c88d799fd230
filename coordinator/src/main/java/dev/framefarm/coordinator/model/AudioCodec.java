package dev.framefarm.coordinator.model;

/** The audio encoders a recipe may ask for, named as agents advertise them. */
public enum AudioCodec {
    AAC,
    OPUS;

    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
