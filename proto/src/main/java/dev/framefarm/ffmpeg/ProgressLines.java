package dev.framefarm.ffmpeg;

import dev.framefarm.ffmpeg.FfmpegRun.Progress;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what {@code -progress} prints among the log. Each report is a block of keys that ends with {@code
 * progress=}. {@code out_time_ms} is not used: it holds microseconds too, for historical reasons.
 */
final class ProgressLines {
    private static final Pattern LINE = Pattern.compile(
            "(frame|fps|stream_\\d+_\\d+_\\w+|bitrate|total_size|out_time_us|out_time_ms|out_time|dup_frames|drop_frames|speed|progress)=\\s*(\\S*)");

    private final Consumer<Progress> listener;
    private long frame;
    private long outTimeMicros;
    private long totalSize;
    private volatile long movement;

    ProgressLines(Consumer<Progress> listener) {
        this.listener = listener;
    }

    /** False when the line is something else. */
    boolean accept(String line) {
        Matcher matcher = LINE.matcher(line.trim());
        if (!matcher.matches()) {
            return false;
        }
        String value = matcher.group(2);
        switch (matcher.group(1)) {
            case "frame" -> frame = number(value, frame);
            case "out_time_us" -> outTimeMicros = number(value, outTimeMicros);
            case "total_size" -> totalSize = number(value, totalSize);
            case "progress" -> report();
            default -> {}
        }
        return true;
    }

    private void report() {
        movement = frame * 1_000_003 + outTimeMicros + totalSize;
        listener.accept(new Progress(frame, outTimeMicros));
    }

    /** FFmpeg prints N/A for what it does not know yet. */
    private static long number(String text, long before) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return before;
        }
    }

    long movement() {
        return movement;
    }
}
