package dev.framefarm.coordinator.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Small pictures of a film on one sheet, and the text that says which of them belongs to which time: players show them
 * above the bar while somebody winds.
 *
 * @param times at which the pictures are shown in the film, in seconds
 */
public record Sheet(List<Double> times, double seconds, int height) {
    public static final int WIDTH = 160;
    public static final int COLUMNS = 10;

    /** More would make a sheet that nobody wants to wait for. */
    private static final int MOST = 100;

    private static final double CLOSEST_SECONDS = 5;
    /** A little before: both ends count in floating numbers. */
    private static final double NEARLY = 0.001;

    public Sheet {
        times = List.copyOf(times);
    }

    /** Chooses among the film's keyframes; {@code aspect} is that of the picture as it is shown. */
    public static Sheet of(List<Double> keyframes, double seconds, double aspect) {
        double apart = apart(seconds);
        List<Double> chosen = new ArrayList<>();
        for (double time : keyframes) {
            if (chosen.isEmpty() || time - chosen.get(chosen.size() - 1) >= apart - NEARLY) {
                chosen.add(time);
            }
        }
        return new Sheet(chosen, seconds, Math.max(2, (int) Math.round(WIDTH / aspect / 2) * 2));
    }

    /** The film's face: not its beginning, which is often black. */
    public static double poster(List<Double> keyframes, double seconds) {
        return keyframes.stream()
                .filter(time -> time >= seconds / 10)
                .findFirst()
                .orElse(keyframes.get(keyframes.size() - 1));
    }

    private static double apart(double seconds) {
        return Math.max(CLOSEST_SECONDS, Math.ceil(seconds / (MOST - 1)));
    }

    /** The same choice in the words of FFmpeg's {@code select}. */
    public String selection() {
        return String.format(
                Locale.ROOT, "isnan(prev_selected_t)+gte(t-prev_selected_t\\,%.3f)", apart(seconds) - NEARLY);
    }

    public int rows() {
        return (times.size() + COLUMNS - 1) / COLUMNS;
    }

    /** WebVTT whose words are places on the sheet, as a file beside it. */
    public String text(String sheetName) {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        for (int i = 0; i < times.size(); i++) {
            double from = i == 0 ? 0 : times.get(i);
            double to = i + 1 < times.size() ? times.get(i + 1) : Math.max(seconds, from + NEARLY);
            text.append('\n')
                    .append(clock(from))
                    .append(" --> ")
                    .append(clock(to))
                    .append('\n');
            text.append(sheetName).append("#xywh=").append(i % COLUMNS * WIDTH).append(',');
            text.append(i / COLUMNS * height)
                    .append(',')
                    .append(WIDTH)
                    .append(',')
                    .append(height)
                    .append('\n');
        }
        return text.toString();
    }

    private static String clock(double seconds) {
        long millis = Math.round(seconds * 1000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }
}
