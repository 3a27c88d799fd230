package dev.framefarm.agent.evidence;

import dev.framefarm.agent.work.Quality.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What an encode with one crf was measured to be like what the encoder was given. */
public record Likeness(int crf, double score) {
    /** Of pictures that are equal to the bit XPSNR is without end. */
    private static final double EQUAL = 100;

    /** Reads what FFmpeg's filters say at their end, in the order of their numbers; empty where one of them is silent. */
    public static List<Double> read(String log, List<Metric> metrics) {
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Matcher score = said(metrics.get(i), i).matcher(log);
            if (!score.find()) {
                return List.of();
            }
            scores.add(score.group(1).equals("inf") ? EQUAL : Double.parseDouble(score.group(1)));
        }
        return scores;
    }

    /** Those with which something was encoded, and how like it came out. */
    public static List<Likeness> pair(List<Integer> crfs, List<Double> scores) {
        return IntStream.range(0, crfs.size())
                .mapToObj(i -> new Likeness(crfs.get(i), scores.get(i)))
                .toList();
    }

    /** They say it in several breaths, between which encoders may say something too; no two of them speak at once. */
    private static Pattern said(Metric metric, int number) {
        return switch (metric) {
            case SSIM -> Pattern.compile("\\[ssim@" + number + " .*? All:(\\d+\\.\\d+)", Pattern.DOTALL);
            case XPSNR ->
                Pattern.compile("\\[xpsnr@" + number + " .*?\\(minimum: (\\d+\\.\\d+|inf)\\)", Pattern.DOTALL);
        };
    }
}
