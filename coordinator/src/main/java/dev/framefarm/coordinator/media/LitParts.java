package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Prober;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Rectangle;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.slice.Micros;
import dev.framefarm.slice.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at pictures from all over a film for the parts of them that are not black. */
final class LitParts {
    private static final int SAMPLES = 24;
    private static final Duration CPU = Duration.ofMinutes(1);
    private static final long BYTES = 64 * 1024;
    private static final Pattern EDGE = Pattern.compile("lavfi\\.cropdetect\\.([xy][12])=(\\d+)");

    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = -1;
    private int bottom = -1;

    private LitParts() {}

    /** Of the same film always the same. None where it takes too long to get at its pictures. */
    static List<Rectangle> of(FfmpegTools tools, Path source, Prober.Understood film) throws IOException {
        Timeline timeline = film.timeline();
        Slice.Tick tick =
                new Slice.Tick(timeline.timeBase().num(), timeline.timeBase().den());
        List<Rectangle> lit = new ArrayList<>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            long frame = (2L * sample + 1) * timeline.frames() / (2 * SAMPLES);
            long micros =
                    Micros.ceil(timeline.time(frame), tick) - film.profile().containerMicros();
            LitParts part = new LitParts();
            try {
                tools.report(
                        command(source, film.profile(), Math.max(0, micros), timeline.keyCount() > 2 * SAMPLES),
                        CPU,
                        BYTES,
                        part::add);
            } catch (Excess tooLong) {
                return List.of();
            }
            part.lit().ifPresent(lit::add);
        }
        return lit;
    }

    private void add(String line) {
        Matcher edge = EDGE.matcher(line);
        if (!edge.matches()) {
            return;
        }
        int at = Integer.parseInt(edge.group(2));
        switch (edge.group(1)) {
            case "x1" -> left = Math.min(left, at);
            case "x2" -> right = Math.max(right, at);
            case "y1" -> top = Math.min(top, at);
            default -> bottom = Math.max(bottom, at);
        }
    }

    /** Of a black picture the edges lie the wrong way round. */
    private Optional<Rectangle> lit() {
        return left < right && top < bottom
                ? Optional.of(new Rectangle(left, top, right - left + 1, bottom - top + 1))
                : Optional.empty();
    }

    /** Where keyframes are many, the one before does as well, and nothing else is decoded. */
    static List<String> command(Path source, Profile film, long micros, boolean roughly) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", "error"));
        arguments.addAll(List.of("-threads", "1", "-max_pixels", Long.toString(ProbeCommand.MAX_PIXELS)));
        arguments.addAll(List.of("-noautorotate", roughly ? "-noaccurate_seek" : "-accurate_seek"));
        arguments.addAll(List.of("-ss", Micros.seconds(micros)));
        arguments.addAll(Opening.file(source, film.demuxer()));
        arguments.addAll(List.of("-map", "0:" + film.video().stream(), "-frames:v", "1"));
        arguments.addAll(List.of("-vf", "cropdetect=skip=0:round=2:reset=0,metadata=print:file=-", "-f", "null", "-"));
        return List.copyOf(arguments);
    }
}
