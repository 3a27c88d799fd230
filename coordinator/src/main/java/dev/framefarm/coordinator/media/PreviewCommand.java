package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Treatment.ToneMapping;
import dev.framefarm.coordinator.packaging.Preview;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An animated WebP of stretches of a finished film. Each is an input of its own, so that nothing between is decoded. */
final class PreviewCommand {
    /** As browsers take any WebP. */
    private static final String COLOUR = "out_color_matrix=bt601:out_range=tv,setsar=1,format=yuv420p";

    private PreviewCommand() {}

    static List<String> of(Path film, Preview preview, Optional<ToneMapping> tones, Path target) {
        List<String> arguments = PackageCommand.quiet();
        StringBuilder graph = new StringBuilder();
        StringBuilder stretches = new StringBuilder();
        for (int i = 0; i < preview.times().size(); i++) {
            arguments.addAll(
                    List.of("-threads", "1", "-ss", seconds(preview.times().get(i))));
            arguments.addAll(List.of("-t", seconds(preview.seconds())));
            arguments.addAll(Opening.file(film, "mp4"));
            // A film of one picture would end before the first tick.
            graph.append('[').append(i).append(":v:0]fps=").append(Preview.RATE).append(":eof_action=pass,scale=");
            graph.append(Preview.WIDTH).append(':').append(preview.height());
            graph.append(":flags=bicubic")
                    .append(StillColours.after(tones, COLOUR))
                    .append("[p")
                    .append(i)
                    .append("];");
            stretches.append("[p").append(i).append(']');
        }
        graph.append(stretches)
                .append("concat=n=")
                .append(preview.times().size())
                .append(":v=1[all]");
        arguments.addAll(List.of("-filter_complex", graph.toString(), "-map", "[all]", "-map_metadata", "-1"));
        arguments.addAll(List.of("-c:v", "libwebp_anim", "-quality", "60", "-loop", "0", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-f", "webp", FfmpegTools.file(target)));
        return List.copyOf(arguments);
    }

    private static String seconds(double time) {
        return String.format(Locale.ROOT, "%.3f", time);
    }
}
