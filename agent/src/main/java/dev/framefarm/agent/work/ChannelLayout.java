package dev.framefarm.agent.work;

/** Where the loudspeakers stand, by FFmpeg's name. */
public enum ChannelLayout {
    MONO("mono"),
    STEREO("stereo"),
    SURROUND_3_0("3.0"),
    QUAD("quad"),
    SURROUND_5_0("5.0"),
    SURROUND_5_1("5.1"),
    SURROUND_6_1("6.1"),
    SURROUND_7_1("7.1");

    private final String label;

    ChannelLayout(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
