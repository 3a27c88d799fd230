package dev.framefarm.agent.work;

/** The pictures an agent can make, by the name that capabilities and recipes use. */
public enum VideoCodec {
    H264("h264"),
    HEVC("hevc"),
    AV1("av1"),
    VP9("vp9"),
    AV1_AOM("av1_aom"),
    PRORES("prores"),
    DNXHR("dnxhr"),
    FFV1("ffv1");

    private final String label;

    VideoCodec(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
