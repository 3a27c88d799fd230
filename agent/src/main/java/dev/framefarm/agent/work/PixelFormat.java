package dev.framefarm.agent.work;

/** How samples are laid out in the delivery, by FFmpeg's name. */
public enum PixelFormat {
    YUV420P("yuv420p"),
    YUV420P10("yuv420p10le"),
    YUV422P("yuv422p"),
    YUV422P10("yuv422p10le"),
    YUV444P("yuv444p"),
    YUV444P10("yuv444p10le"),
    YUV420P12("yuv420p12le"),
    YUV420P16("yuv420p16le"),
    YUV422P12("yuv422p12le"),
    YUV422P16("yuv422p16le"),
    YUV444P12("yuv444p12le"),
    YUV444P16("yuv444p16le"),
    YUV410P("yuv410p"),
    YUV411P("yuv411p"),
    YUV440P("yuv440p"),
    YUVA420P("yuva420p"),
    YUVA422P("yuva422p"),
    YUVA444P("yuva444p"),
    YUVA422P10("yuva422p10le"),
    YUVA444P10("yuva444p10le"),
    YUVA444P12("yuva444p12le"),
    YUVA444P16("yuva444p16le"),
    GRAY("gray"),
    GRAY10("gray10le"),
    GRAY12("gray12le"),
    GRAY16("gray16le"),
    BGR0("bgr0"),
    BGRA("bgra"),
    GBRP10("gbrp10le"),
    GBRP12("gbrp12le"),
    GBRP16("gbrp16le"),
    GBRAP10("gbrap10le"),
    GBRAP12("gbrap12le"),
    GBRAP16("gbrap16le");

    private final String label;

    PixelFormat(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** More than 8. */
    public boolean hasManyBits() {
        return label.matches(".*1\\d(le)?");
    }
}
