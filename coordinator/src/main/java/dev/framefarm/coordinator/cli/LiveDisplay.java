package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** A line, and the strip above it where there is room, drawn in place at most five times a second. */
final class LiveDisplay implements Display {
    private static final long PAUSE_NANOS = 200_000_000L;
    private static final long RESIZE_NANOS = 2_000_000_000L;
    private static final int ROOM_FOR_STRIP = 60;
    private static final String START_OF_LINE = "\r\u001b[K";
    private static final String LINE_ABOVE = "\u001b[1A";

    private final PrintStream out;
    private final Letters letters = new Letters();
    private Terminal terminal;
    private long drawnAt = System.nanoTime() - PAUSE_NANOS;
    private long measuredAt = System.nanoTime();
    private boolean stripDrawn;

    LiveDisplay(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void event(JsonNode event) {}

    @Override
    public void show(Standing standing, Segments segments) {
        long now = System.nanoTime();
        if (now - drawnAt < PAUSE_NANOS) {
            return;
        }
        drawnAt = now;
        if (now - measuredAt > RESIZE_NANOS) {
            measuredAt = now;
            terminal = terminal.again();
        }
        draw(standing, segments);
    }

    @Override
    public void end(Standing standing, Segments segments) {
        draw(standing, segments);
        out.println();
        out.flush();
    }

    private void draw(Standing standing, Segments segments) {
        // One column stays free: a full line would make some terminals scroll.
        int width = terminal.columns() - 1;
        StringBuilder picture = new StringBuilder(START_OF_LINE);
        if (stripDrawn) {
            picture.append(LINE_ABOVE).append(START_OF_LINE);
        }
        stripDrawn = terminal.columns() >= ROOM_FOR_STRIP && segments.length() > 0;
        if (stripDrawn) {
            picture.append(SegmentStrip.text(segments, letters, width, terminal.colours()))
                    .append('\n');
        }
        out.print(picture.append(LiveLine.text(standing, width)));
        out.flush();
    }
}
