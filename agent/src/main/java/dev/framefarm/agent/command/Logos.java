package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Logo;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A logo upon the finished pictures. It comes as an input of its own whose address is the picture itself, so there is
 * no file, and its single frame stands still. When it is seen depends on the film's clock alone, so it does not matter
 * in which piece a frame lies.
 */
final class Logos {
    private static final int PERCEPTUAL_QUANTIZER = 16;
    private static final int HYBRID_LOG_GAMMA = 18;
    private static final int LINES_OF_HIGH_DEFINITION = 720;

    private Logos() {}

    /** Of several renditions all show the same. */
    static List<String> input(List<VideoWork> renditions) {
        return renditions.stream()
                .flatMap(each -> each.framing().logo().stream())
                .findFirst()
                .map(logo -> List.of(
                        "-protocol_whitelist",
                        "data",
                        "-f",
                        "png_pipe",
                        "-c:v",
                        "png",
                        "-i",
                        "data:image/png;base64," + logo.png()))
                .orElse(List.of());
    }

    /** The way of the logo to where it is put upon the pictures, for the rendition of a number. */
    static String way(VideoWork work, Logo logo, int number) {
        List<String> chain = List.of(
                "format=rgba",
                mixed(work.colour(), logo),
                "scale=" + logo.place().width() + ":" + logo.place().height() + ":flags=bicubic:out_color_matrix="
                        + matrix(work) + ":out_range=" + (work.colour().fullRange() ? "pc" : "tv"),
                "format=yuva444p",
                "settb=expr=" + clock(work));
        return "[1:v:0]" + String.join(",", chain) + label(number);
    }

    private static String mixed(Colour colour, Logo logo) {
        String light = brightness(colour)
                .map(part -> "rr=" + part + ":gg=" + part + ":bb=" + part + ":")
                .orElse("");
        return String.format(Locale.ROOT, "colorchannelmixer=%saa=%.4f", light, logo.opacity());
    }

    static String label(int number) {
        return "[l" + number + "]";
    }

    static String overlay(Logo logo) {
        String until = logo.untilMicros().isPresent()
                ? "*lt(t\\," + seconds(logo.untilMicros().getAsLong()) + ")"
                : "";
        return "overlay=x=" + logo.place().x() + ":y=" + logo.place().y()
                + ":format=auto:eof_action=repeat:enable=gte(t\\," + seconds(logo.fromMicros()) + ")" + until;
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
    }

    /** The film's: of another clock a common one would be made, and times be rounded to it. */
    private static String clock(VideoWork work) {
        return work.grid()
                .map(grid -> grid.fps().inverse().slash())
                .orElseGet(() -> work.timeBase().slash());
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
