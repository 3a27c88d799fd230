package dev.framefarm.coordinator.model;

import java.util.Locale;

/** The file formats an output may have. */
public enum Container {
    MP4("video/mp4"),
    MOV("video/quicktime"),
    MKV("video/x-matroska"),
    WEBM("video/webm");

    private final String mediaType;

    Container(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Of QuickTime's family, which counts in ticks of its tracks; the other one is Matroska's. */
    public boolean isQuickTime() {
        return this == MP4 || this == MOV;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }
}
