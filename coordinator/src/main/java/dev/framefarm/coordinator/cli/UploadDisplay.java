package dev.framefarm.coordinator.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongConsumer;

/** How much of a film is sent: redrawn in place on a terminal, a line for every ten percent elsewhere. */
final class UploadDisplay implements LongConsumer {
    private static final long PAUSE_NANOS = 200_000_000L;
    private static final double MEGA = 1e6;

    private final PrintStream out;
    private final boolean inPlace;
    private final long total;
    private long drawnAt = System.nanoTime();
    private long tenths;

    UploadDisplay(PrintStream out, boolean inPlace, long total) {
        this.out = out;
        this.inPlace = inPlace;
        this.total = total;
    }

    @Override
    public void accept(long sent) {
        long now = System.nanoTime();
        boolean last = sent >= total;
        boolean due = inPlace ? last || now - drawnAt >= PAUSE_NANOS : sent * 10 / total > tenths;
        if (due) {
            drawnAt = now;
            tenths = sent * 10 / total;
            String line = String.format(
                    Locale.ROOT,
                    "uploading %s  %.1f of %.1f MB",
                    LiveLine.percent((double) sent / total).strip(),
                    sent / MEGA,
                    total / MEGA);
            out.print(inPlace ? "\r\u001b[K" + line + (last ? "\n" : "") : line + "\n");
            out.flush();
        }
    }
}
