package dev.framefarm.coordinator.certify;

import dev.framefarm.coordinator.model.Likeness;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The proof of one output, as a document: its names are those that readers see. Times and durations are seconds,
 * digests SHA-256 in lower-case hexadecimal, positions frames of the output. {@code format} grows when the meaning of
 * something in it changes, not when something is added.
 */
public record Certificate(
        int format,
        String job,
        Made recipe,
        Original source,
        Finished output,
        Exactness exactness,
        List<Sound> sound,
        List<Lane> lanes,
        List<Seam> seams,
        Optional<Rate> rate,
        Optional<List<Reached>> quality,
        List<String> warnings) {
    public static final int FORMAT = 1;

    public Certificate {
        sound = List.copyOf(sound);
        lanes = List.copyOf(lanes);
        seams = List.copyOf(seams);
        rate = Objects.requireNonNullElse(rate, Optional.empty());
        quality = Objects.requireNonNullElse(quality, Optional.empty());
        warnings = List.copyOf(warnings);
    }

    /** Bits a second of the pictures, where the recipe wants them; containers of the pieces are counted in. */
    public record Rate(long wanted, long found) {}

    /**
     * How like the pictures that the encoder was given those of a rendition are that it made, where the recipe wants it:
     * each segment as a whole, by the agent that encoded it with the crf that it found.
     */
    public record Reached(
            String encoder, int width, int height, String metric, double wanted, Scores score, Crfs crf) {}

    /** Of segments; the mean is that of frames. */
    public record Scores(double least, double mean) {}

    /** Likewise. */
    public record Crfs(int least, double mean, int greatest) {}

    public record Made(String name, int version) {}

    /** Without a digest the source could not be read once more; a warning says why. */
    public record Original(String name, long bytes, Optional<String> sha256) {}

    public record Finished(String name, String sha256, long bytes) {}

    /**
     * {@code framesExpected} are those of the source, unless the recipe changes their number. {@code largestDeviation}
     * is how far any frame of the finished output is from its time.
     */
    public record Exactness(
            boolean exact,
            long framesIn,
            long framesExpected,
            long framesOut,
            double largestDeviation,
            Optional<Pictures> pictures) {
        public Exactness {
            pictures = Objects.requireNonNullElse(pictures, Optional.empty());
        }

        /** Of a film that was not meant to be the source to the bit. */
        public Exactness(boolean exact, long framesIn, long framesExpected, long framesOut, double largestDeviation) {
            this(exact, framesIn, framesExpected, framesOut, largestDeviation, Optional.empty());
        }
    }

    /** Where nothing is to be lost: whether all decoded pictures are the source's to the bit, and the MD5 of both. */
    public record Pictures(boolean equal, String sourceMd5, String outputMd5) {}

    /** A track that can be heard, in the output's order; {@code stream} is its place in the source. */
    public record Sound(
            int stream,
            Optional<String> language,
            String how,
            Offsets source,
            Optional<Offsets> output,
            Optional<Offsets> difference) {}

    /**
     * From the first picture to the first sample, and from the end of the last picture to the end of the last sample;
     * negative: the sound is earlier. Without pictures both count from the beginning of what can be heard.
     */
    public record Offsets(double start, double end) {}

    /** What was encoded together. Pictures count in frames of the output, sound in milliseconds. */
    public record Lane(int lane, String kind, int stream, String encoder, List<Segment> segments) {
        public Lane {
            segments = List.copyOf(segments);
        }
    }

    public record Segment(
            long from,
            long to,
            String agent,
            int attempt,
            String parityClass,
            String sha256,
            long bytes,
            Spent seconds,
            Optional<List<Likeness>> likeness) {
        public Segment {
            likeness = Objects.requireNonNullElse(likeness, Optional.empty());
        }
    }

    /**
     * Fetching and encoding overlap: the encoder begins with the first bytes. {@code queue} is waiting for a slot,
     * {@code deliver} what remains after the encoder's end: the last bytes' way, checking, storing.
     */
    public record Spent(double queue, double fetch, double encode, double deliver, double cpu) {}

    /** Where two segments of pictures meet: the frame with which the second begins. Not every one is looked at. */
    public record Seam(long frame, double time, boolean key, Optional<Quality> quality) {}

    /**
     * SSIM against the source: the lowest of the few frames right before the seam and right after it, and the medians
     * of a second or so on both sides.
     */
    public record Quality(double before, double after, double medianBefore, double medianAfter) {}
}
