package dev.framefarm.coordinator.model;

import java.util.Locale;

/** The audio encoders a recipe may ask for, named as agents advertise them. */
public enum AudioCodec {
    AAC,
    OPUS,
    AC3,
    FLAC,
    MP3,
    PCM;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
