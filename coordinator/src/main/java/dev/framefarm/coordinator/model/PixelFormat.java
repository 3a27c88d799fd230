package dev.framefarm.coordinator.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the encoders are fed, by the samples that sixteen pixels have of all colours together, and the bytes of a sample. */
public enum PixelFormat {
    YUV420P(24, 1),
    YUV420P10(24, 2),
    YUV422P(32, 1),
    YUV422P10(32, 2),
    YUV444P(48, 1),
    YUV444P10(48, 2),
    YUV420P12(24, 2),
    YUV420P16(24, 2),
    YUV422P12(32, 2),
    YUV422P16(32, 2),
    YUV444P12(48, 2),
    YUV444P16(48, 2),
    YUV410P(18, 1),
    YUV411P(24, 1),
    YUV440P(32, 1),
    YUVA420P(40, 1),
    YUVA422P(48, 1),
    YUVA444P(64, 1),
    YUVA422P10(48, 2),
    YUVA444P10(64, 2),
    YUVA444P12(64, 2),
    YUVA444P16(64, 2),
    GRAY(16, 1),
    GRAY10(16, 2),
    GRAY12(16, 2),
    GRAY16(16, 2),
    BGR0(64, 1),
    BGRA(64, 1),
    GBRP10(48, 2),
    GBRP12(48, 2),
    GBRP16(48, 2),
    GBRAP10(64, 2),
    GBRAP12(64, 2),
    GBRAP16(64, 2);

    private static final int PIXELS = 16;

    private final int samplesOfSixteenPixels;
    private final int bytesOfASample;

    PixelFormat(int samplesOfSixteenPixels, int bytesOfASample) {
        this.samplesOfSixteenPixels = samplesOfSixteenPixels;
        this.bytesOfASample = bytesOfASample;
    }

    /** As recipes and FFmpeg call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public long bytes(long pixels) {
        return pixels * samplesOfSixteenPixels * bytesOfASample / PIXELS;
    }

    /** More than 8 a sample. */
    public boolean hasManyBits() {
        return bytesOfASample > 1;
    }

    /** The samples that sixteen pixels have for their colours, beside their light. */
    public int samplesOfColour() {
        if (name().startsWith("GRAY")) {
            return 0;
        }
        if (!isLuma() || name().contains("444")) {
            return 2 * PIXELS;
        }
        if (name().contains("422") || name().contains("440")) {
            return PIXELS;
        }
        return this == YUV410P ? PIXELS / 8 : PIXELS / 2;
    }

    /** Of luma and chroma. */
    public boolean isLuma() {
        return name().startsWith("YUV");
    }

    /** By FFmpeg's name of it. */
    public static boolean isRedGreenBlue(String source) {
        return source.matches(".*(rgb|bgr|gbr).*|pal8");
    }

    /**
     * What holds every value of a source's pictures, by FFmpeg's name of their format. The range of {@code yuvj420p} is
     * said elsewhere; the order in which bytes of a sample or samples of a pixel lie is none of the picture's.
     */
    public static Optional<PixelFormat> holding(String source) {
        String plain = source.replaceFirst("^yuvj", "yuv").replaceFirst("(le|be)$", "");
        String held = switch (plain) {
            case "rgb24", "bgr24", "rgb0", "0rgb", "0bgr", "gbrp" -> "bgr0";
            case "rgba", "argb", "abgr", "gbrap" -> "bgra";
            case "rgb48", "bgr48" -> "gbrp16";
            case "rgba64", "bgra64" -> "gbrap16";
            case "yuyv422", "uyvy422" -> "yuv422p";
            case "nv12", "nv21" -> "yuv420p";
            case "p010" -> "yuv420p10";
            default -> plain;
        };
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(held))
                .findFirst();
    }
}
