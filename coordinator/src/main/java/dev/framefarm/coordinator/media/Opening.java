package dev.framefarm.coordinator.media;

import dev.framefarm.ffmpeg.Whitelist;
import java.nio.file.Path;
import java.util.List;

/** How every input is opened: with the one demuxer that was named, by the one protocol, and with nothing inside it. */
final class Opening {
    private Opening() {}

    static List<String> file(Path file, String demuxer) {
        return Whitelist.input("file", demuxer, FfmpegTools.file(file));
    }

    static List<String> pipe(String demuxer) {
        return Whitelist.input("pipe", demuxer, "pipe:0");
    }
}
