package dev.framefarm.agent.work;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Encode one track of sound, or a piece of it. A slice cannot say which samples a decoder should skip, so the trim does.
 *
 * @param sampleRate of the delivery; 0 keeps the source's
 * @param layout absent where the source's is kept
 * @param sourceLayout where the slice cannot say it
 * @param bits of a sample, 16 or 24, where the codec loses nothing; else 0
 * @param milliseconds the expected length, for progress only
 * @param trimFrom first sample wanted, of the source's rate on the slice's clock
 * @param trimTo first sample no more wanted
 * @param loudness what the track shall have, absent where it stays as loud as it is
 * @param padSamples silence before the first sample, so that the encoder's frames fall on the container's clock
 * @param sourceCodec where the slice cannot name it
 * @param holed whether the source's sound stops for a while, so that times count and not the order of samples
 * @param piece absent where the track is encoded in one go
 */
public record AudioWork(
        Clock clock,
        AudioCodec codec,
        int bitRate,
        int sampleRate,
        Optional<ChannelLayout> layout,
        Optional<ChannelLayout> sourceLayout,
        int bits,
        long milliseconds,
        OptionalLong trimFrom,
        OptionalLong trimTo,
        int padSamples,
        Container container,
        Optional<Loudness> loudness,
        Optional<SoundPiece> piece,
        Optional<UnnamedCodec> sourceCodec,
        boolean holed)
        implements Work {
    private static final int MOST_BITS = 24;
    private static final int MOST_CHANNELS = 8;
    private static final int BYTES_OF_A_SAMPLE = 3;
    private static final int HIGHEST_SAMPLE_RATE = 768_000;
    private static final int HIGHEST_BIT_RATE = 2_000_000;

    public AudioWork {
        within("sample rate", sampleRate, 0, HIGHEST_SAMPLE_RATE);
        within("number of bits", bits, 0, MOST_BITS);
        within("bit rate", bitRate, 0, HIGHEST_BIT_RATE);
        if (piece.isPresent() && sampleRate == 0) {
            throw new UnsupportedWork("a piece of sound was expected to say its sample rate");
        }
        within("silence in samples", padSamples, 0, HIGHEST_SAMPLE_RATE);
    }

    /** Sound without holes. */
    public AudioWork(
            Clock clock,
            AudioCodec codec,
            int bitRate,
            int sampleRate,
            Optional<ChannelLayout> layout,
            Optional<ChannelLayout> sourceLayout,
            int bits,
            long milliseconds,
            OptionalLong trimFrom,
            OptionalLong trimTo,
            int padSamples,
            Container container,
            Optional<Loudness> loudness,
            Optional<SoundPiece> piece,
            Optional<UnnamedCodec> sourceCodec) {
        this(
                clock,
                codec,
                bitRate,
                sampleRate,
                layout,
                sourceLayout,
                bits,
                milliseconds,
                trimFrom,
                trimTo,
                padSamples,
                container,
                loudness,
                piece,
                sourceCodec,
                false);
    }

    /** A whole track whose codec the slice names. */
    public AudioWork(
            Clock clock,
            AudioCodec codec,
            int bitRate,
            int sampleRate,
            Optional<ChannelLayout> layout,
            Optional<ChannelLayout> sourceLayout,
            int bits,
            long milliseconds,
            OptionalLong trimFrom,
            OptionalLong trimTo,
            int padSamples,
            Container container,
            Optional<Loudness> loudness) {
        this(
                clock,
                codec,
                bitRate,
                sampleRate,
                layout,
                sourceLayout,
                bits,
                milliseconds,
                trimFrom,
                trimTo,
                padSamples,
                container,
                loudness,
                Optional.empty(),
                Optional.empty());
    }

    /** How much of the work is done when the film is encoded up to a time. */
    public long done(long milliseconds) {
        return milliseconds - piece.map(each -> each.millisBefore(sampleRate)).orElse(0L);
    }

    /** As large as it can become: nothing is made smaller, and there are as many channels as there may be. */
    public long mostBytes() {
        long rate = sampleRate > 0 ? sampleRate : HIGHEST_SAMPLE_RATE;
        return (milliseconds / 1000 + 1) * rate * MOST_CHANNELS * BYTES_OF_A_SAMPLE;
    }

    @Override
    public String encoder() {
        return codec.label();
    }

    @Override
    public long pixels(long done) {
        return 0;
    }

    @Override
    public long frames() {
        return 0;
    }

    private static void within(String what, int found, int least, int most) {
        if (found < least || found > most) {
            throw new UnsupportedWork("a " + what + " from " + least + " to " + most + " was expected, found " + found);
        }
    }
}
