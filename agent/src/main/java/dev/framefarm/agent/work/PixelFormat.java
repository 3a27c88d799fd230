package dev.framefarm.agent.work;

/** How samples are laid out in the delivery, by FFmpeg's name. */
public enum PixelFormat {
    YUV420P("yuv420p"),
    YUV420P10("yuv420p10le"),
    YUV422P("yuv422p"),
    YUV422P10("yuv422p10le"),
    YUV444P("yuv444p"),
    YUV444P10("yuv444p10le");

    private final String label;

    PixelFormat(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean hasTenBits() {
        return this == YUV420P10 || this == YUV422P10 || this == YUV444P10;
    }
}
