package dev.framefarm.coordinator.media;

import dev.framefarm.ffmpeg.Whitelist;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How every input is opened: with the one demuxer that was named, by the one protocol, and with nothing inside it. */
final class Opening {
    private Opening() {}

    static List<String> file(Path file, String demuxer) {
        return of("file", demuxer, FfmpegTools.file(file));
    }

    static List<String> pipe(String demuxer) {
        return of("pipe", demuxer, "pipe:0");
    }

    private static List<String> of(String protocol, String demuxer, String input) {
        List<String> arguments = new ArrayList<>(Whitelist.of(protocol, demuxer));
        arguments.addAll(List.of("-f", demuxer, "-i", input));
        return List.copyOf(arguments);
    }
}
