package dev.framefarm.coordinator.model;

import java.util.Locale;

/** The video encoders a recipe may ask for, named as agents advertise them. */
public enum VideoCodec {
    H264,
    HEVC,
    AV1,
    VP9,
    /** The same format as {@link #AV1}, by the encoder that is slower and more thorough. */
    AV1_AOM,
    PRORES,
    DNXHR,
    /** Loses nothing. */
    FFV1,
    /** The same formats by the encoder of an NVIDIA graphics card. */
    H264_NVENC,
    HEVC_NVENC,
    AV1_NVENC;

    /** What comes out, whoever made it, by FFmpeg's name. */
    public String format() {
        return switch (this) {
            case AV1_AOM, AV1_NVENC -> AV1.wireName();
            case H264_NVENC -> H264.wireName();
            case HEVC_NVENC -> HEVC.wireName();
            case DNXHR -> "dnxhd";
            default -> wireName();
        };
    }

    /** Every picture stands alone. */
    public boolean isIntra() {
        return this == PRORES || this == DNXHR || this == FFV1;
    }

    /** Only graphics cards have it. */
    public boolean isHardware() {
        return this == H264_NVENC || this == HEVC_NVENC || this == AV1_NVENC;
    }

    /** The processor's encoder of the same format. */
    public VideoCodec software() {
        return switch (this) {
            case H264_NVENC -> H264;
            case HEVC_NVENC -> HEVC;
            case AV1_NVENC -> AV1;
            default -> this;
        };
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
