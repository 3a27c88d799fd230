package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a player gets of a film, a playlist or a manifest. */
final class Players {
    private Players() {}

    static List<Long> times(Path file, String demuxer) throws Exception {
        return times(file, demuxer, 0);
    }

    /** Presentation times of the pictures of a rendition in milliseconds, in order. */
    static List<Long> times(Path file, String demuxer, int rendition) throws Exception {
        String command = "-v error -copyts -protocol_whitelist file,crypto,data -f " + demuxer + " -i "
                + file.toAbsolutePath() + " -map 0:v:" + rendition + " -c copy -f framemd5 -";
        List<String> lines = new String(Clips.run(List.of(command.split(" ")), null), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String base = lines.stream()
                .filter(line -> line.startsWith("#tb 0:"))
                .findFirst()
                .orElseThrow();
        Fraction tick = Fraction.parse(base.substring("#tb 0:".length()));
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Long.valueOf(line.split(",", -1)[2].strip()))
                .map(time -> tick.rescale(time, new Fraction(1, 1000)))
                .sorted()
                .toList();
    }
}
