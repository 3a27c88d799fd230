package dev.framefarm.coordinator.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an FFmpeg that failed meant to say: of its last lines those that name the cause. */
public final class LastWords {
    private static final int LINES = 3;
    /** Where in memory its parts lie. */
    private static final Pattern ADDRESS = Pattern.compile(" @ 0x[0-9a-f]+");

    private static final Pattern LEVEL = Pattern.compile("\\[(?:warning|error|fatal|panic)] ");
    private static final Pattern GRAVE = Pattern.compile("\\[(?:error|fatal|panic)] ");
    /** What follows from any error, and says nothing of it. */
    private static final Pattern CONSEQUENCE = Pattern.compile("Conversion failed!|Task finished with error code"
            + "|Terminating thread with return code|Nothing was written into output file");

    private LastWords() {}

    static String of(String log) {
        List<String> all = log.lines().filter(line -> !line.isBlank()).toList();
        List<String> grave = all.stream()
                .filter(line -> GRAVE.matcher(line).find())
                .filter(line -> !CONSEQUENCE.matcher(line).find())
                .toList();
        List<String> said = grave.isEmpty() ? all : grave;
        return said.subList(Math.max(0, said.size() - LINES), said.size()).stream()
                .map(LastWords::plain)
                .collect(Collectors.joining("; "));
    }

    private static String plain(String line) {
        return LEVEL.matcher(ADDRESS.matcher(line).replaceAll(""))
                .replaceAll("")
                .strip();
    }
}
