package dev.framefarm.coordinator.model;

import java.util.Locale;

/** The file formats an output may have. */
public enum Container {
    MP4("video/mp4"),
    MKV("video/x-matroska"),
    WEBM("video/webm");

    private final String mediaType;

    Container(String mediaType) {
        this.mediaType = mediaType;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }
}
