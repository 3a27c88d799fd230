package dev.framefarm.coordinator.model;

import java.util.Locale;

/** The audio encoders a recipe may ask for, named as agents advertise them. */
public enum AudioCodec {
    AAC(1024),
    OPUS(960),
    AC3(1536),
    FLAC(4608),
    MP3(1152),
    PCM_S16LE(1024),
    PCM_S24LE(1024);

    /** Below it an MP3 packet holds half as much. */
    private static final int FULL_MP3_RATE = 32_000;

    private final int packetSamples;

    AudioCodec(int packetSamples) {
        this.packetSamples = packetSamples;
    }

    /** Samples in one packet as our encoders make it. */
    public int packetSamples(int sampleRate) {
        return this == MP3 && sampleRate < FULL_MP3_RATE ? packetSamples / 2 : packetSamples;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
