package dev.framefarm.coordinator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The one line that says how far a job is. Pure. */
final class LiveLine {
    private static final String GAP = "  ";

    private LiveLine() {}

    /** At most {@code width} columns: what matters least is left out first. */
    static String text(Standing standing, int width) {
        List<String> parts = parts(standing);
        while (parts.size() > 1 && String.join(GAP, parts).length() > width) {
            parts.remove(parts.size() - 1);
        }
        String line = String.join(GAP, parts);
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }

    private static List<String> parts(Standing standing) {
        List<String> parts = new ArrayList<>();
        parts.add(percent(standing.fraction()));
        String stage = stage(standing);
        if (!stage.isEmpty()) {
            parts.add(stage);
            return parts;
        }
        if (standing.frames() > 0) {
            parts.add(standing.framesDone() + "/" + standing.frames() + " frames");
        }
        if (standing.framesPerSecond() > 0) {
            parts.add(String.format(Locale.ROOT, "%.0f fps", standing.framesPerSecond()));
        }
        if (standing.realtime() > 0) {
            parts.add(String.format(Locale.ROOT, "%.1fx", standing.realtime()));
        }
        parts.add(standing.agents() + (standing.agents() == 1 ? " agent" : " agents"));
        if (standing.secondsLeft().isPresent()) {
            parts.add("ETA " + clock(standing.secondsLeft()));
        }
        return parts;
    }

    /** Empty while frames are being made: then the numbers say it. */
    private static String stage(Standing standing) {
        String why = standing.waiting().isEmpty() ? "" : ": " + standing.waiting();
        return switch (standing.state()) {
            case "QUEUED" -> "queued" + why;
            case "PROBING" -> "reading the source";
            case "FINISHING" -> why.isEmpty() ? "joining and checking" : "waiting" + why;
            case "DONE" -> standing.frames() == 0 ? "done" : "done, " + standing.frames() + " frames";
            case "FAILED" -> "failed";
            case "CANCELLED" -> "cancelled";
            default -> {
                if (!why.isEmpty()) {
                    yield "waiting" + why;
                }
                yield standing.frames() == 0 && standing.agents() == 0 ? "planning" : "";
            }
        };
    }

    static String percent(double fraction) {
        // Never rounded up: 100 % is for what is done.
        return String.format(Locale.ROOT, "%5.1f %%", Math.floor(fraction * 1000) / 10);
    }

    private static String clock(OptionalDouble secondsLeft) {
        long seconds = Math.max(0, Math.round(secondsLeft.orElse(0)));
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
