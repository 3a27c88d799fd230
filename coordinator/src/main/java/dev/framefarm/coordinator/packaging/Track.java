package dev.framefarm.coordinator.packaging;

import dev.framefarm.coordinator.model.Colour;
import java.util.List;
import java.util.Optional;

/**
 * One rendition in a fragmented MP4 file of its own.
 *
 * @param name what its playlists are called by, without an ending
 * @param codecs as RFC 6381 writes it: {@code avc1.640028}
 * @param header the bytes that a player needs before any fragment
 * @param fragments where they lie in the finished file
 * @param isComplete whether no fragment is to come
 */
public record Track(
        String name,
        String file,
        String codecs,
        Kind kind,
        long timescale,
        ByteRange header,
        Division division,
        List<Fragment> fragments,
        boolean isComplete) {
    private static final double ROUNDING = 1e-6;

    public Track {
        fragments = List.copyOf(fragments);
        if (fragments.isEmpty() || timescale < 1) {
            throw new IllegalArgumentException("a track has a clock and at least one fragment: " + name);
        }
    }

    /** What is in it. */
    public sealed interface Kind {
        String mediaType();
    }

    public record Pictures(int width, int height, double frameRate, Colour colour) implements Kind {
        @Override
        public String mediaType() {
            return "video/mp4";
        }
    }

    /** Its language is written as RFC 5646 has it; the {@code usual} one is heard where nobody chose. */
    public record Sound(int channels, int sampleRate, Optional<String> language, String title, boolean usual)
            implements Kind {
        @Override
        public String mediaType() {
            return "audio/mp4";
        }
    }

    /** The bytes that list the segments for DASH. */
    public ByteRange index() {
        return SegmentIndex.range(this);
    }

    public long samples() {
        return fragments.stream().mapToLong(Fragment::samples).sum();
    }

    /** Whether its file has all of these bytes, and they will stay what they are: all but the index. */
    public boolean has(long from, long to) {
        Fragment last = fragments.get(fragments.size() - 1);
        boolean inHeader = to < header.bytes();
        boolean inFragments = from >= fragments.get(0).offset() && to < last.offset() + last.bytes();
        return from <= to && (inHeader || inFragments);
    }

    /** What of it is over by then, as long as more is to come; nothing where that is less than a segment. */
    public Optional<Track> until(double seconds) {
        List<Fragment> over = fragments.stream()
                .takeWhile(each -> seconds(end(each)) <= seconds + ROUNDING)
                .toList();
        return over.isEmpty()
                ? Optional.empty()
                : Optional.of(new Track(name, file, codecs, kind, timescale, header, division, over, false))
                        .filter(track -> !Segment.of(track).isEmpty());
    }

    /** How long it is as far as it can be fetched. */
    public double seconds() {
        return isComplete
                ? seconds(end(fragments.get(fragments.size() - 1)))
                : Segment.of(this).stream().mapToDouble(Segment::seconds).sum();
    }

    private long end(Fragment fragment) {
        return fragment.time() + fragment.duration() - fragments.get(0).time();
    }

    double seconds(long ticks) {
        return (double) ticks / timescale;
    }

    private long bytes() {
        return Segment.of(this).stream()
                .mapToLong(segment -> segment.range().bytes())
                .sum();
    }

    /** Bits per second on the average. */
    long averageBandwidth() {
        return Math.round(bytes() * 8 / Math.max(seconds(), 0.001));
    }

    /** The most that its segments ask for. */
    long peakBandwidth() {
        return PeakRate.of(
                Segment.of(this).stream()
                        .map(segment -> new PeakRate.Part(segment.range().bytes(), segment.seconds()))
                        .toList(),
                HlsMedia.target(this));
    }

    /** The most that its key pictures ask for, when they are shown alone. */
    long peakKeyBandwidth() {
        return PeakRate.of(
                fragments.stream()
                        .map(each -> new PeakRate.Part(each.keyBytes(), seconds(each.duration())))
                        .toList(),
                HlsMedia.keyTarget(this));
    }
}
