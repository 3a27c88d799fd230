package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Packager.Stills;
import dev.framefarm.coordinator.model.Treatment.ToneMapping;
import dev.framefarm.coordinator.packaging.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stills of a finished film: a sheet of small pictures, and one as large as the film. Only keyframes are decoded. */
final class StillsCommand {
    private static final List<String> JPEG =
            List.of("-frames:v", "1", "-c:v", "mjpeg", "-q:v", "3", "-update", "1", "-f", "image2");

    /** Whoever shows a JPEG takes it for BT.601 in the full range (JFIF). */
    private static final String COLOUR = "out_color_matrix=bt601:out_range=pc,setsar=1,format=yuvj420p";
    /** Viewers take samples for squares; no JPEG is wider. */
    private static final String SQUARE = "scale=w=clip(round(iw*sar)\\,1\\,65500):h=ih";

    private StillsCommand() {}

    static List<String> of(Path film, Stills stills, Optional<ToneMapping> tones) {
        Sheet sheet = stills.sheet();
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats"));
        arguments.addAll(List.of("-v", "level+warning", "-stats_period", "1", "-progress", "pipe:2", "-y"));
        arguments.addAll(List.of("-threads", "1", "-skip_frame", "nokey"));
        arguments.add("-copyts");
        arguments.addAll(Opening.file(film, "mp4"));
        String small = "select=" + sheet.selection() + ",scale=" + Sheet.WIDTH + ":" + sheet.height() + ":flags=bicubic"
                + StillColours.after(tones, COLOUR) + ",tile=" + Sheet.COLUMNS + "x" + sheet.rows();
        still(arguments, small, stills.sheetFile().file());
        String large = String.format(Locale.ROOT, "select=gte(t\\,%.3f)", stills.posterTime() - 0.001) + "," + SQUARE
                + StillColours.after(tones, COLOUR);
        still(arguments, large, stills.poster().file());
        return List.copyOf(arguments);
    }

    private static void still(List<String> arguments, String filters, Path file) {
        arguments.addAll(List.of("-map", "0:v:0", "-vf", filters, "-fps_mode", "passthrough"));
        arguments.addAll(JPEG);
        arguments.add(FfmpegTools.file(file));
    }
}
