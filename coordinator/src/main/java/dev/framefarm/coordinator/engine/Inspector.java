package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Fraction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures a delivery or an output independently of who made it. */
public interface Inspector {
    /**
     * {@code times} are the packets' presentation times in ticks of {@code timeBase}, sorted. {@code codec} is
     * FFmpeg's name for it. {@code header} is the digest of the sample descriptions of all tracks. {@code fault} is
     * empty when the keyframes decode. {@code others} are further tracks of pictures.
     */
    @SuppressWarnings("ArrayRecordComponent") // as many as a film has frames; nobody compares two
    record Measured(Fraction timeBase, long[] times, String codec, String header, String fault, List<Measured> others) {
        public Measured {
            others = List.copyOf(others);
        }

        public Measured withFault(String found) {
            return new Measured(timeBase, times, codec, header, found, others);
        }

        /** A file with one track. */
        public Measured(Fraction timeBase, long[] times, String codec, String header, String fault) {
            this(timeBase, times, codec, header, fault, List.of());
        }
    }

    /** How closely to look. */
    enum Depth {
        /** Every packet's time; nothing is decoded. */
        TIMES,
        /** The keyframes are decoded too. */
        KEYFRAMES,
        /** The first and the last picture are decoded too: where each is a keyframe, all of them would be too many. */
        ENDS
    }

    /**
     * The video streams, or the first audio stream of a file without pictures. A stream with more packets than
     * {@code most} is at fault, and no more of it is kept: the memory this takes is bounded by what was asked for.
     */
    Measured measure(Path file, Depth depth, long most) throws IOException;
}
