package dev.framefarm.coordinator.model;

import java.util.Locale;

/** What a track is for, as containers mark it and FFmpeg calls it. */
public enum Disposition {
    DEFAULT,
    DUB,
    ORIGINAL,
    COMMENT,
    FORCED,
    HEARING_IMPAIRED,
    VISUAL_IMPAIRED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
