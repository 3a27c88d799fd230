package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Cue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads subtitles written as SRT or WebVTT into times and plain lines: how words are dressed or placed there is left
 * out. What is wrong is said once, the first time; the rest is read on.
 */
public final class CueReader {
    public static final int MOST_CUES = 5000;

    private static final int MOST_LETTERS = 1000;
    private static final int MOST_LINES = 8;
    /** With what dresses them. */
    private static final int MOST_DRESSED = 20 * MOST_LETTERS;

    private static final String TIME = "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})[.,](\\d{3})";
    private static final Pattern TIMES = Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?");
    private static final Pattern ASIDE = Pattern.compile("(?:WEBVTT|NOTE|STYLE|REGION)(?:\\s.*)?");

    private final List<Cue> cues = new ArrayList<>();
    private Optional<String> problem = Optional.empty();

    private CueReader() {}

    /** What was read, in the order of its times, and what was wrong. */
    public record Reading(List<Cue> cues, Optional<String> problem) {}

    public static Reading read(String text) {
        CueReader reader = new CueReader();
        List<String> block = new ArrayList<>();
        int number = 0;
        for (String line : text.replace("\uFEFF", "").split("\\R", -1)) {
            number++;
            if (!line.isBlank()) {
                block.add(line);
            } else if (!block.isEmpty()) {
                reader.block(block, number - block.size());
                block.clear();
            }
        }
        if (!block.isEmpty()) {
            reader.block(block, number - block.size() + 1);
        }
        List<Cue> sorted = reader.cues.stream()
                .sorted(Comparator.comparingLong(Cue::fromMicros).thenComparingLong(Cue::untilMicros))
                .toList();
        return new Reading(sorted, reader.problem);
    }

    /** A name or number may stand before the times. */
    private void block(List<String> lines, int number) {
        int at = TIMES.matcher(lines.get(0)).matches() ? 0 : 1;
        Matcher times = TIMES.matcher(lines.size() > at ? lines.get(at) : "");
        if (times.matches()) {
            cue(times, lines.subList(at + 1, lines.size()), number + at);
        } else if (!ASIDE.matcher(lines.get(0)).matches()) {
            complain("times such as 00:00:01,000 --> 00:00:04,000 in line " + number);
        }
    }

    private void cue(Matcher times, List<String> text, int number) {
        long from = micros(times, 1);
        long until = micros(times, 5);
        boolean vast = letters(text) > MOST_DRESSED;
        List<String> lines = vast ? List.of() : Plain.lines(text);
        if (until < from) {
            complain("an end behind the beginning in line " + number);
        } else if (vast || letters(lines) > MOST_LETTERS) {
            complain("at most " + MOST_LETTERS + " letters for one caption in line " + number);
        } else if (lines.size() > MOST_LINES) {
            complain("at most " + MOST_LINES + " lines for one caption in line " + number);
        } else if (cues.size() == MOST_CUES) {
            complain("at most " + MOST_CUES + " captions");
        } else if (!lines.isEmpty() && from < until) {
            cues.add(new Cue(from, until, lines));
        }
    }

    private static int letters(List<String> lines) {
        return lines.stream().mapToInt(String::length).sum();
    }

    private static long micros(Matcher times, int group) {
        long hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
        long minutes = 60 * hours + Long.parseLong(times.group(group + 1));
        long seconds = 60 * minutes + Long.parseLong(times.group(group + 2));
        return 1000 * (1000 * seconds + Long.parseLong(times.group(group + 3)));
    }

    private void complain(String expected) {
        problem = problem.or(() -> Optional.of(expected));
    }
}
