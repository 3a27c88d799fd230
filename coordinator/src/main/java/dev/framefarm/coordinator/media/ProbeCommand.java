package dev.framefarm.coordinator.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What FFprobe is asked about a source. */
final class ProbeCommand {
    /** Beyond it a decoder is not even started. */
    static final long MAX_PIXELS = 1L << 27;

    private ProbeCommand() {}

    static List<String> streams(Path source, String demuxer) {
        List<String> arguments = head();
        arguments.addAll(List.of("-max_pixels", Long.toString(MAX_PIXELS), "-show_streams", "-show_format"));
        arguments.add("-show_chapters");
        arguments.addAll(List.of("-of", "json"));
        return input(arguments, source, demuxer);
    }

    /**
     * All packets of all streams, without decoding any. Program streams and AVI have gaps in their timestamps that
     * only {@code genpts} fills.
     */
    static List<String> packets(Path source, String demuxer) {
        List<String> arguments = head();
        arguments.addAll(List.of(
                "-show_entries",
                "packet=stream_index,pts,dts,duration,flags:packet_side_data=skip_samples,discard_padding"));
        arguments.addAll(List.of("-of", "compact=p=0"));
        return input(arguments, source, demuxer);
    }

    /** The beginning of one stream with the times that are in the file, none of them guessed. */
    static List<String> givenTimes(Path source, String demuxer, int stream) {
        List<String> arguments = head();
        arguments.addAll(List.of("-select_streams", Integer.toString(stream), "-read_intervals", "%+#500"));
        arguments.addAll(List.of("-show_entries", "packet=pts", "-of", "compact=p=0"));
        arguments.addAll(List.of("-f", demuxer, "-i", FfmpegTools.file(source)));
        return List.copyOf(arguments);
    }

    private static List<String> head() {
        return new ArrayList<>(List.of("-hide_banner", "-v", "error", "-protocol_whitelist", "file"));
    }

    private static List<String> input(List<String> arguments, Path source, String demuxer) {
        arguments.addAll(List.of("-fflags", "+genpts", "-f", demuxer, "-i", FfmpegTools.file(source)));
        return List.copyOf(arguments);
    }
}
