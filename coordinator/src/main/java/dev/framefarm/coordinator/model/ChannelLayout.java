package dev.framefarm.coordinator.model;

/** Where the loudspeakers stand, in the arrangements that sound is delivered in. */
public enum ChannelLayout {
    MONO("mono", 1),
    STEREO("stereo", 2),
    SURROUND_3_0("3.0", 3),
    QUAD("quad", 4),
    SURROUND_5_0("5.0", 5),
    SURROUND_5_1("5.1", 6),
    SURROUND_6_1("6.1", 7),
    SURROUND_7_1("7.1", 8);

    private final String label;
    private final int channels;

    ChannelLayout(String label, int channels) {
        this.label = label;
        this.channels = channels;
    }

    /** As FFmpeg and people call it. */
    public String label() {
        return label;
    }

    public int channels() {
        return channels;
    }

    /** Whether one of the channels holds only the low effects. */
    public boolean hasLowEffects() {
        return label.endsWith(".1");
    }
}
