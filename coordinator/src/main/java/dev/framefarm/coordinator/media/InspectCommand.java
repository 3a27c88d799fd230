package dev.framefarm.coordinator.media;

import java.nio.file.Path;
import java.util.List;

/**
 * Measures a file with one FFprobe: the time of every packet, and of the frames only those that need no other one are
 * decoded.
 */
final class InspectCommand {
    static final String PICTURES = "v:0";
    static final String SOUND = "a:0";

    private InspectCommand() {}

    static List<String> of(Path file, String demuxer, String streams) {
        return List.of(
                "-hide_banner",
                "-v",
                "error",
                "-protocol_whitelist",
                "file",
                "-max_pixels",
                Long.toString(ProbeCommand.MAX_PIXELS),
                "-threads",
                "1",
                "-skip_frame",
                "nokey",
                "-select_streams",
                streams,
                "-show_data_hash",
                "sha256",
                "-show_entries",
                "packet=pts,flags:frame=key_frame:stream=codec_name,time_base,extradata_hash",
                "-of",
                "compact",
                "-f",
                demuxer,
                "-i",
                FfmpegTools.file(file));
    }
}
