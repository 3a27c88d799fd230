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
    FFV1("ffv1"),
    H264_NVENC("h264_nvenc"),
    HEVC_NVENC("hevc_nvenc"),
    AV1_NVENC("av1_nvenc");

    private final String label;

    VideoCodec(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Made by a graphics card, which may be gone from one moment to the next. */
    public boolean isHardware() {
        return this == H264_NVENC || this == HEVC_NVENC || this == AV1_NVENC;
    }
}
