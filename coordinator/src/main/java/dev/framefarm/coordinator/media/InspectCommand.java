package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Inspector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a file with one FFprobe: the time of every packet, and where that is asked, the frames that need no other
 * one are decoded.
 */
final class InspectCommand {
    /** Covers are no pictures that move. */
    static final String PICTURES = "V";

    static final String SOUND = "a:0";

    private InspectCommand() {}

    static List<String> of(Path file, String demuxer, String streams, Inspector.Depth depth) {
        String frames = depth == Inspector.Depth.KEYFRAMES ? ":frame=stream_index,key_frame" : "";
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-v", "error"));
        arguments.addAll(List.of("-max_pixels", Long.toString(ProbeCommand.MAX_PIXELS), "-threads", "1"));
        arguments.addAll(List.of("-skip_frame", "nokey", "-select_streams", streams, "-show_data_hash", "sha256"));
        arguments.addAll(List.of(
                "-show_entries",
                "packet=stream_index,pts,flags" + frames + ":stream=index,codec_name,time_base,extradata_hash"));
        arguments.addAll(List.of("-of", "compact"));
        arguments.addAll(Opening.file(file, demuxer));
        return List.copyOf(arguments);
    }

    /** Decodes what comes by the pipe and stops at the first thing that is wrong. */
    static List<String> decode() {
        List<String> arguments =
                new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", "error", "-xerror"));
        arguments.addAll(List.of("-max_pixels", Long.toString(ProbeCommand.MAX_PIXELS), "-threads", "1"));
        arguments.addAll(List.of("-err_detect", "crccheck+explode"));
        arguments.addAll(Opening.pipe("mp4"));
        arguments.addAll(List.of("-map", "0:V", "-f", "null", "-"));
        return List.copyOf(arguments);
    }
}
