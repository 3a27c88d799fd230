package dev.framefarm.coordinator.packaging;

import java.util.Optional;

/** Subtitles in WebVTT, in one file for the whole film; their language is written as RFC 5646 has it. */
public record Words(
        String name, Optional<String> language, String title, boolean usual, boolean forced, double seconds) {
    public String file() {
        return name + ".vtt";
    }

    public String playlistName() {
        return name + ".m3u8";
    }
}
