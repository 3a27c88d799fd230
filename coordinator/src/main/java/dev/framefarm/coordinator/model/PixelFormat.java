package dev.framefarm.coordinator.model;

/** What the encoders are fed, by the colour samples that four pixels share and the bits of a sample. */
public enum PixelFormat {
    YUV420P(3, 1),
    YUV420P10(3, 2),
    YUV422P(4, 1),
    YUV422P10(4, 2),
    YUV444P(6, 1),
    YUV444P10(6, 2);

    private final int samplesOfTwoPixels;
    private final int bytesOfASample;

    PixelFormat(int samplesOfTwoPixels, int bytesOfASample) {
        this.samplesOfTwoPixels = samplesOfTwoPixels;
        this.bytesOfASample = bytesOfASample;
    }

    public long bytes(long pixels) {
        return pixels * samplesOfTwoPixels * bytesOfASample / 2;
    }
}
