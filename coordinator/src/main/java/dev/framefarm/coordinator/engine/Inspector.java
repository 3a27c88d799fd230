package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Fraction;
import java.io.IOException;
import java.nio.file.Path;

/** Measures a delivery or an output independently of who made it. */
public interface Inspector {
    /**
     * {@code times} are the packets' presentation times in ticks of {@code timeBase}, sorted. {@code header} is
     * the digest of the sample description. {@code fault} is empty when the keyframes decode.
     */
    @SuppressWarnings("ArrayRecordComponent") // as many as a film has frames; nobody compares two
    record Measured(Fraction timeBase, long[] times, String header, String fault) {}

    /** How closely to look. */
    enum Depth {
        /** Every packet's time; nothing is decoded. */
        TIMES,
        /** The keyframes are decoded too. */
        KEYFRAMES
    }

    /** The first video stream, or the first audio stream of a file without pictures. */
    Measured measure(Path file, Depth depth) throws IOException;
}
