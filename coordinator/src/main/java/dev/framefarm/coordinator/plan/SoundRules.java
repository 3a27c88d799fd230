package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.ChannelLayout;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What each encoder of sound takes. Whatever else a source has is converted by our decision, because an encoder that is
 * left alone with it picks something else or fails.
 */
record SoundRules(Set<ChannelLayout> layouts, List<Integer> rates, int bitRatePerChannel, int mostBitRate) {
    private static final Set<ChannelLayout> ALL = EnumSet.allOf(ChannelLayout.class);
    /** The other two would need a description that most players pass over. */
    private static final Set<ChannelLayout> AAC_LAYOUTS =
            EnumSet.complementOf(EnumSet.of(ChannelLayout.QUAD, ChannelLayout.SURROUND_6_1));

    private static final Set<ChannelLayout> AC3_LAYOUTS =
            EnumSet.complementOf(EnumSet.of(ChannelLayout.SURROUND_6_1, ChannelLayout.SURROUND_7_1));
    private static final List<Integer> MPEG_RATES =
            List.of(8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);
    private static final List<Integer> AAC_RATES =
            List.of(8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000);
    private static final int USUAL_RATE = 48_000;
    private static final int LOSSLESS = 0;
    private static final int ANY = Integer.MAX_VALUE;

    static SoundRules of(AudioCodec codec) {
        return switch (codec) {
            case AAC -> new SoundRules(AAC_LAYOUTS, AAC_RATES, 64_000, ANY);
            case OPUS -> new SoundRules(ALL, List.of(USUAL_RATE), 64_000, 256_000);
            case AC3 -> new SoundRules(AC3_LAYOUTS, List.of(32_000, 44_100, 48_000), 96_000, ANY);
            case MP3 -> new SoundRules(EnumSet.of(ChannelLayout.MONO, ChannelLayout.STEREO), MPEG_RATES, 96_000, ANY);
            case FLAC, PCM_S16LE, PCM_S24LE -> new SoundRules(ALL, List.of(), LOSSLESS, LOSSLESS);
        };
    }

    boolean losesNothing() {
        return bitRatePerChannel == LOSSLESS;
    }

    /** The source's own rate where the encoder takes it. */
    int rate(int source) {
        return rates.isEmpty() || rates.contains(source) ? source : USUAL_RATE;
    }

    /** Two channels are the least to count: one alone needs more than half of what a pair does. */
    int usualBitRate(int channels) {
        return bitRatePerChannel * Math.max(channels, 2);
    }

    /** {@code wanted}, or the most that the encoder takes. */
    int bitRate(int wanted, int channels) {
        return mostBitRate == ANY ? wanted : Math.min(wanted, mostBitRate * channels);
    }
}
