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

/** Decodes the first frame of a film for what it says about its light: the container need not repeat it. */
final class FirstFrame {
    private static final Duration CPU = Duration.ofMinutes(2);
    private static final long BYTES = 1L << 20;
    private static final String SIDE_DATA = "side_data_type,red_x,red_y,green_x,green_y,blue_x,blue_y"
            + ",white_point_x,white_point_y,min_luminance,max_luminance,max_content,max_average"
            + ",dv_profile,dv_bl_signal_compatibility_id";
    private static final ObjectMapper JSON = new ObjectMapper();

    private FirstFrame() {}

    /** Where nothing can be decoded only the container speaks: the film may still begin a little later. */
    static LightFacts light(FfmpegTools tools, Path source, String demuxer, StreamFacts film) throws IOException {
        StringBuilder text = new StringBuilder();
        tools.ffprobe(
                command(source, demuxer, film.index()),
                CPU,
                BYTES,
                line -> text.append(line).append('\n'));
        try {
            JsonNode root = JSON.readTree(text.toString());
            return new LightFacts(
                    root.path("streams").path(0), root.path("frames").path(0));
        } catch (JsonProcessingException e) {
            return new LightFacts(MissingNode.getInstance(), MissingNode.getInstance());
        }
    }

    static List<String> command(Path source, String demuxer, int stream) {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-v", "error"));
        arguments.addAll(List.of("-max_pixels", Long.toString(ProbeCommand.MAX_PIXELS), "-threads", "1"));
        arguments.addAll(List.of("-select_streams", Integer.toString(stream), "-read_intervals", "%+#1"));
        arguments.addAll(List.of("-show_entries", "stream=chroma_location:stream_side_data=" + SIDE_DATA));
        arguments.addAll(List.of("-show_entries", "frame=chroma_location:frame_side_data=" + SIDE_DATA));
        arguments.addAll(List.of("-of", "json"));
        arguments.addAll(Opening.file(source, demuxer));
        return List.copyOf(arguments);
    }
}
