package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Logo;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;
import java.util.Locale;

/**
 * A logo upon the finished pictures. It comes as an input of its own whose address is the picture itself, so there is
 * no file, and its single frame stands still. When it is seen depends on the film's clock alone, so it does not matter
 * in which piece a frame lies.
 */
final class Logos {
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
                Above.mixed(work.colour(), logo.opacity()),
                Above.inTheColourOf(work, logo.place()),
                Above.format(work),
                "settb=expr=" + Above.clock(work).slash());
        return "[1:v:0]" + String.join(",", chain) + label(number);
    }

    static String label(int number) {
        return "[l" + number + "]";
    }

    static String overlay(VideoWork work, Logo logo) {
        String until = logo.untilMicros().isPresent()
                ? "*lt(t\\," + seconds(logo.untilMicros().getAsLong()) + ")"
                : "";
        return Above.overlay(work, logo.place()) + ":enable=gte(t\\," + seconds(logo.fromMicros()) + ")" + until;
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
    }
}
