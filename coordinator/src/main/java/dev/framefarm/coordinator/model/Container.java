package dev.framefarm.coordinator.model;

import java.util.Locale;

/** The file formats an output may have. */
public enum Container {
    MP4("video/mp4"),
    MOV("video/quicktime"),
    MKV("video/x-matroska"),
    WEBM("video/webm"),
    M4A("audio/mp4"),
    MP3("audio/mpeg"),
    OPUS("audio/ogg"),
    FLAC("audio/flac"),
    WAV("audio/wav"),
    MKA("audio/x-matroska");

    private final String mediaType;

    Container(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Of QuickTime's family, which counts in ticks of its tracks and has edit lists. */
    public boolean isQuickTime() {
        return this == MP4 || this == MOV || this == M4A;
    }

    /** Of Matroska's family, which counts in milliseconds. */
    public boolean isMatroska() {
        return this == MKV || this == WEBM || this == MKA;
    }

    /** The other ones hold sound alone. */
    public boolean holdsPictures() {
        return this == MP4 || this == MOV || this == MKV || this == WEBM;
    }

    /** Where no place is left for a second track of sound. */
    public boolean holdsOneTrack() {
        return !keepsTimes();
    }

    /** The other ones just count samples. */
    public boolean keepsTimes() {
        return isQuickTime() || isMatroska();
    }

    /** What sound for it is delivered in: samples are counted, unless the container itself counts milliseconds. */
    public Container ofDeliveries() {
        return isMatroska() ? MKV : MP4;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }
}
