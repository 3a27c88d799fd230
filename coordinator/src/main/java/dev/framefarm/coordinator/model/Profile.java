package dev.framefarm.coordinator.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What we believe about a source after probing it. The film begins at {@code startMicros} on the source's clock,
 * {@code lateMicros} after its container says that it begins; before it where that is negative.
 */
public record Profile(
        String demuxer,
        long startMicros,
        long lateMicros,
        double seconds,
        Optional<VideoTrack> pictures,
        List<AudioTrack> audio,
        Companions companions,
        List<String> remarks) {
    public Profile {
        audio = List.copyOf(audio);
        companions = Objects.requireNonNullElse(companions, Companions.NONE);
        remarks = List.copyOf(remarks);
    }

    /** Of a film that begins with its container. */
    public Profile(
            String demuxer,
            long startMicros,
            double seconds,
            VideoTrack video,
            List<AudioTrack> audio,
            Companions companions,
            List<String> remarks) {
        this(demuxer, startMicros, 0, seconds, Optional.of(video), audio, companions, remarks);
    }

    /** Of a film that holds nothing but pictures and sound. */
    public Profile(
            String demuxer,
            long startMicros,
            double seconds,
            VideoTrack video,
            List<AudioTrack> audio,
            List<String> remarks) {
        this(demuxer, startMicros, seconds, video, audio, Companions.NONE, remarks);
    }

    /** The same source with what else was found in it, and what is to be said about that. */
    public Profile with(Companions found, List<String> more) {
        List<String> all = Stream.concat(remarks.stream(), more.stream()).toList();
        return new Profile(demuxer, startMicros, lateMicros, seconds, pictures, audio, found, all);
    }

    /** Where the container says that it begins, which FFmpeg's seeking counts from. */
    public long containerMicros() {
        return startMicros - lateMicros;
    }

    /** The pictures of a film. */
    public VideoTrack video() {
        return pictures.orElseThrow(() -> new IllegalStateException("the source holds sound alone"));
    }

    /**
     * {@code rotation} is what players turn the picture by, in degrees counter-clockwise, before they flip it left to
     * right where it is {@code mirrored}. {@code earliest} is
     * the smallest time of any packet, decode times and hidden frames included, in the timeline's ticks.
     */
    public record VideoTrack(
            int stream,
            long earliest,
            String codec,
            int width,
            int height,
            Fraction sampleAspect,
            String pixelFormat,
            int bitDepth,
            Fraction frameRate,
            Colour colour,
            int rotation,
            boolean mirrored,
            Scan scan,
            Optional<Rectangle> window) {
        public VideoTrack {
            scan = Objects.requireNonNullElse(scan, Scan.PROGRESSIVE);
            window = Objects.requireNonNullElse(window, Optional.empty());
        }
    }

    /**
     * What is heard are the samples from {@code firstSample} to {@code endSample}, at the source's rate and clock: the
     * container may hide some at both ends ({@code hidesStart}, {@code hidesEnd}). {@code earliest} is the smallest
     * time of any packet. A {@code steady} track's packets follow one another without a gap, each as long as all; those
     * of a {@code holed} one stop for a while and go on later. Where the container's ticks are coarse, packets say that
     * they are so many samples {@code early}. The clock of a track that is {@code setBack} names some times twice.
     */
    public record AudioTrack(
            int stream,
            SoundFormat format,
            Fraction timeBase,
            long earliest,
            long firstSample,
            long endSample,
            boolean hidesStart,
            boolean hidesEnd,
            Labels labels,
            boolean steady,
            boolean holed,
            long early,
            boolean setBack) {
        /** A track without holes. */
        public AudioTrack(
                int stream,
                SoundFormat format,
                Fraction timeBase,
                long earliest,
                long firstSample,
                long endSample,
                boolean hidesStart,
                boolean hidesEnd,
                Labels labels,
                boolean steady) {
            this(
                    stream,
                    format,
                    timeBase,
                    earliest,
                    firstSample,
                    endSample,
                    hidesStart,
                    hidesEnd,
                    labels,
                    steady,
                    false,
                    0,
                    false);
        }

        /** A track of which nobody knows whether its packets are steady. */
        public AudioTrack(
                int stream,
                SoundFormat format,
                Fraction timeBase,
                long earliest,
                long firstSample,
                long endSample,
                boolean hidesStart,
                boolean hidesEnd,
                Labels labels) {
            this(stream, format, timeBase, earliest, firstSample, endSample, hidesStart, hidesEnd, labels, false);
        }

        public String codec() {
            return format.codec();
        }

        public int sampleRate() {
            return format.sampleRate();
        }

        /** Whether its times name samples; others are rounded, and so is its end. */
        public boolean countsSamples() {
            return timeBase.num() == 1 && timeBase.den() % sampleRate() == 0;
        }

        public double seconds() {
            return (double) (endSample - firstSample) / sampleRate();
        }

        public Language language() {
            return labels.language().map(Language::of).orElse(Language.UNDETERMINED);
        }
    }

    /** {@code layout} is FFmpeg's name of it, absent where the source has none; {@code bits} are those of a sample. */
    public record SoundFormat(String codec, int sampleRate, int channels, Optional<String> layout, int bits) {}

    /** What a track is called and marked as; {@code language} is written as in the source. */
    public record Labels(Optional<String> language, Optional<String> title, List<Disposition> dispositions) {
        public static final Labels NONE = new Labels(Optional.empty(), Optional.empty(), List.of());

        public Labels {
            dispositions = List.copyOf(dispositions);
        }
    }
}
