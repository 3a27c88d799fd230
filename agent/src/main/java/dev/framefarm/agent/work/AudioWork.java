package dev.framefarm.agent.work;

import java.util.OptionalLong;

/**
 * Encode one track of sound, whole.
 *
 * @param milliseconds the expected length, for progress only
 * @param trimFrom samples on the slice's clock before which the source's container hides the sound
 * @param trimTo the same at the end
 * @param padding samples of silence to put before the first
 * @param matroska whether the delivery is Matroska; else fragmented MP4
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
        int padding,
        boolean matroska)
        implements Work {
    private static final int MOST_CHANNELS = 8;
    private static final int HIGHEST_SAMPLE_RATE = 192_000;
    private static final int HIGHEST_BIT_RATE = 2_000_000;

    public AudioWork {
        if (sampleRate < 0 || sampleRate > HIGHEST_SAMPLE_RATE) {
            throw new UnsupportedWork("a sample rate up to 192000 was expected, found " + sampleRate);
        }
        if (channels < 0 || channels > MOST_CHANNELS) {
            throw new UnsupportedWork("up to 8 channels were expected, found " + channels);
        }
        if (bitRate < 0 || bitRate > HIGHEST_BIT_RATE) {
            throw new UnsupportedWork("a bit rate up to 2000000 was expected, found " + bitRate);
        }
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
}
