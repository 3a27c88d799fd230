package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Rectangle;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoWork;
import java.util.Locale;
import java.util.Optional;

/** What is drawn for screens, made ready to be put upon pictures of any colour and any clock. */
final class Above {
    private static final int PERCEPTUAL_QUANTIZER = 16;
    private static final int HYBRID_LOG_GAMMA = 18;
    private static final int LINES_OF_HIGH_DEFINITION = 720;

    private Above() {}

    static String mixed(Colour colour, double opacity) {
        String light = brightness(colour)
                .map(part -> "rr=" + part + ":gg=" + part + ":bb=" + part + ":")
                .orElse("");
        return String.format(Locale.ROOT, "colorchannelmixer=%saa=%.4f", light, opacity);
    }

    static String inTheColourOf(VideoWork work, Rectangle place) {
        return "scale=" + place.width() + ":" + place.height() + ":flags=bicubic:out_color_matrix=" + matrix(work)
                + ":out_range=" + (work.colour().fullRange() ? "pc" : "tv");
    }

    /** As the pictures below, and with transparency. */
    static String format(VideoWork work) {
        return "format=" + work.pixelFormat().label().replaceFirst("yuv", "yuva");
    }

    /**
     * In the pictures' own format: left to itself the filter would choose one that has a colour for every pixel, and the
     * ways there and back would blur the colours of the whole picture.
     */
    static String overlay(VideoWork work, Rectangle place) {
        return "overlay=x=" + place.x() + ":y=" + place.y() + ":format=" + kept(work.pixelFormat())
                + ":eof_action=repeat";
    }

    private static String kept(PixelFormat format) {
        return switch (format) {
            case YUV420P -> "yuv420";
            case YUV420P10 -> "yuv420p10";
            case YUV422P -> "yuv422";
            case YUV422P10 -> "yuv422p10";
            case YUV444P -> "yuv444";
            case YUV444P10 -> "yuv444p10";
            default -> throw new UnsupportedWork("nothing can be put upon pictures in " + format.label());
        };
    }

    /** The film's: of another clock a common one would be made, and times be rounded to it. */
    static Fraction clock(VideoWork work) {
        return work.grid().map(grid -> grid.fps().inverse()).orElseGet(work::timeBase);
    }

    /** What FFmpeg and players take where nothing is said depends on the size. */
    private static String matrix(VideoWork work) {
        return switch (work.colour().matrix()) {
            case 1 -> "bt709";
            case 4 -> "fcc";
            case 5, 6 -> "smpte170m";
            case 7 -> "smpte240m";
            case 9, 10 -> "bt2020";
            default ->
                work.size().map(VideoWork.Size::height).orElse(0) >= LINES_OF_HIGH_DEFINITION ? "bt709" : "smpte170m";
        };
    }

    /** White in a high dynamic range is that of paper, by ITU-R BT.2408, and not the brightest light there is. */
    private static Optional<String> brightness(Colour colour) {
        return switch (colour.transfer()) {
            case PERCEPTUAL_QUANTIZER -> Optional.of("0.58");
            case HYBRID_LOG_GAMMA -> Optional.of("0.75");
            default -> Optional.empty();
        };
    }
}
