package dev.framefarm.coordinator.model;

import java.util.List;
import java.util.Optional;

/** What we believe about a source after probing it. */
public record Profile(
        String demuxer, long startMicros, double seconds, VideoTrack video, List<AudioTrack> audio, List<String> remarks) {
    public Profile {
        audio = List.copyOf(audio);
        remarks = List.copyOf(remarks);
    }

    /** {@code rotation} is what players turn the picture by, in degrees counter-clockwise. */
    public record VideoTrack(
            int stream,
            String codec,
            int width,
            int height,
            Fraction sampleAspect,
            String pixelFormat,
            int bitDepth,
            Fraction frameRate,
            Colour colour,
            int rotation,
            boolean interlaced) {}

    public record AudioTrack(
            int stream, String codec, int sampleRate, int channels, double seconds, Optional<String> language) {}
}
