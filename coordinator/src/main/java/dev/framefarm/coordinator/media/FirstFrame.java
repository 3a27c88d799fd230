package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Decodes the first frame of a film for what it says about its colour and light: streams need not repeat it outside. */
final class FirstFrame {
    private static final Duration CPU = Duration.ofMinutes(2);
    private static final int LONGEST = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FirstFrame() {}

    /** Missing where nothing can be decoded: the film may still begin a little later. */
    static JsonNode read(FfmpegTools tools, Path source, String demuxer, StreamFacts film) throws IOException {
        StringBuilder text = new StringBuilder();
        tools.ffprobe(command(source, demuxer, film.index()), CPU, line -> {
            if (text.length() + line.length() < LONGEST) {
                text.append(line).append('\n');
            }
        });
        try {
            return JSON.readTree(text.toString()).path("frames").path(0);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static List<String> command(Path source, String demuxer, int stream) {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-v", "error", "-protocol_whitelist", "file"));
        arguments.addAll(List.of("-max_pixels", Long.toString(ProbeCommand.MAX_PIXELS), "-threads", "1"));
        arguments.addAll(List.of("-select_streams", Integer.toString(stream), "-read_intervals", "%+#1"));
        arguments.addAll(List.of("-show_frames", "-show_entries", "frame=chroma_location:frame_side_data"));
        arguments.addAll(List.of("-of", "json", "-f", demuxer, "-i", FfmpegTools.file(source)));
        return List.copyOf(arguments);
    }
}
