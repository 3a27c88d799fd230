package dev.framefarm.agent.work;

/** How samples are laid out in the delivery, by FFmpeg's name. */
public enum PixelFormat {
    YUV420P("yuv420p"),
    YUV420P10("yuv420p10le");

    private final String label;

    PixelFormat(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
