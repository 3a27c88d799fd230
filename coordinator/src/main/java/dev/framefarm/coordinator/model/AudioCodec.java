package dev.framefarm.coordinator.model;

/** The audio encoders a recipe may ask for, named as agents advertise them. */
public enum AudioCodec {
    AAC(1024),
    OPUS(960);

    private final int packetSamples;

    AudioCodec(int packetSamples) {
        this.packetSamples = packetSamples;
    }

    /** Samples in one packet as our encoders make it. */
    public int packetSamples() {
        return packetSamples;
    }

    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
