package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Decodes all pictures of a source and writes down nothing of them but their times. */
final class DecodeCommand {
    /** As the agents decode: how many frames come out of a damaged film depends on it. */
    private static final String THREADS = "3";

    private DecodeCommand() {}

    static List<String> of(Path source, String demuxer, int stream, Fraction timeBase) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error"));
        arguments.addAll(List.of("-max_pixels", Long.toString(ProbeCommand.MAX_PIXELS), "-threads", THREADS));
        arguments.addAll(List.of("-noautorotate", "-copyts"));
        if (!demuxer.equals("avi")) {
            // What it guesses for reordered frames in AVI is not what a decoder makes of them.
            arguments.addAll(List.of("-fflags", "+genpts"));
        }
        arguments.addAll(Opening.file(source, demuxer));
        arguments.addAll(List.of("-map", "0:" + stream, "-vf", "settb=expr=" + timeBase));
        arguments.addAll(List.of("-fps_mode", "passthrough", "-enc_time_base", timeBase.num() + ":" + timeBase.den()));
        arguments.addAll(List.of("-c:v", "wrapped_avframe", "-f", "framecrc", "-"));
        return List.copyOf(arguments);
    }
}
