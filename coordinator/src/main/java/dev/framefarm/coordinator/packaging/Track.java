package dev.framefarm.coordinator.packaging;

import java.util.List;
import java.util.Optional;

/**
 * One rendition in a fragmented MP4 file of its own.
 *
 * @param name what its playlists are called by, without an ending
 * @param codecs as RFC 6381 writes it: {@code avc1.640028}
 * @param header the bytes that a player needs before any fragment
 * @param index the bytes that list the fragments for DASH
 */
public record Track(
        String name,
        String file,
        String codecs,
        Kind kind,
        long timescale,
        ByteRange header,
        ByteRange index,
        List<Fragment> fragments) {
    public Track {
        fragments = List.copyOf(fragments);
        if (fragments.isEmpty() || timescale < 1) {
            throw new IllegalArgumentException("a track has a clock and at least one fragment: " + name);
        }
    }

    /** What is in it. */
    public sealed interface Kind {}

    public record Pictures(int width, int height, double frameRate) implements Kind {}

    public record Sound(int channels, int sampleRate, Optional<String> language, String title) implements Kind {}

    public double seconds() {
        Fragment last = fragments.get(fragments.size() - 1);
        return seconds(last.time() + last.duration() - fragments.get(0).time());
    }

    double seconds(long ticks) {
        return (double) ticks / timescale;
    }

    long bytes() {
        return fragments.stream().mapToLong(Fragment::bytes).sum();
    }

    /** Bits per second on the average. */
    long averageBandwidth() {
        return Math.round(bytes() * 8 / Math.max(seconds(), 0.001));
    }

    /** The most that any of its segments asks for. */
    long peakBandwidth() {
        return Segment.of(this).stream()
                .mapToLong(segment -> Math.round(segment.range().bytes() * 8 / Math.max(segment.seconds(), 0.001)))
                .max()
                .orElse(0);
    }
}
