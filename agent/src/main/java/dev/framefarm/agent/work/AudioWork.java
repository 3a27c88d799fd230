package dev.framefarm.agent.work;

import java.util.OptionalLong;

/**
 * Encode one track of sound, whole. A slice cannot say which samples a decoder should skip, so the trim does.
 *
 * @param sampleRate of the delivery; 0 keeps the source's
 * @param channels 0 keeps the source's
 * @param milliseconds the expected length, for progress only
 * @param trimFrom first sample wanted, of the source's rate on the slice's clock
 * @param trimTo first sample no more wanted
 * @param padSamples silence before the first sample, so that the encoder's frames fall on the container's clock
 */
public record AudioWork(
        Clock clock,
        AudioCodec codec,
        int bitRate,
        int sampleRate,
        int channels,
        long milliseconds,
        OptionalLong trimFrom,
        OptionalLong trimTo,
        int padSamples,
        Container container)
        implements Work {
    private static final int MOST_CHANNELS = 8;
    private static final int HIGHEST_SAMPLE_RATE = 768_000;
    private static final int HIGHEST_BIT_RATE = 2_000_000;

    public AudioWork {
        within("sample rate", sampleRate, 0, HIGHEST_SAMPLE_RATE);
        within("number of channels", channels, 0, MOST_CHANNELS);
        within("bit rate", bitRate, 0, HIGHEST_BIT_RATE);
        within("silence in samples", padSamples, 0, HIGHEST_SAMPLE_RATE);
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
