package dev.framefarm.coordinator.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write for how long something is kept. */
public final class KeepTime {
    public static final String EXPECTED = "a time such as 90m, 36h or 30d";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})([mhd])");

    private KeepTime() {}

    public static Optional<Duration> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(of(Integer.parseInt(written.group(1)), written.group(2)))
                : Optional.empty();
    }

    private static Duration of(int count, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** In the largest unit of which it is a whole number. */
    public static String text(Duration time) {
        if (time.toMinutes() % 60 != 0) {
            return time.toMinutes() + "m";
        }
        return time.toHours() % 24 == 0 ? time.toDays() + "d" : time.toHours() + "h";
    }
}
