package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** For logs: a line when something has changed, at most one in five seconds unless ten percent are through. */
final class PlainDisplay implements Display {
    private static final long PAUSE_NANOS = 5_000_000_000L;
    private static final double STEP = 0.1;
    private static final int WIDTH = 200;

    private final PrintStream out;
    private long lastAt = System.nanoTime();
    private double lastFraction;
    private String last = "";

    PlainDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void event(JsonNode event) {}

    @Override
    public void show(Standing standing, Segments segments) {
        boolean step = standing.fraction() >= lastFraction + STEP;
        if (step || System.nanoTime() - lastAt >= PAUSE_NANOS) {
            print(standing);
        }
    }

    @Override
    public void end(Standing standing, Segments segments) {
        print(standing);
    }

    private void print(Standing standing) {
        lastAt = System.nanoTime();
        lastFraction = standing.fraction();
        String line = LiveLine.text(standing, WIDTH);
        if (!line.equals(last)) {
            last = line;
            out.println(line);
            out.flush();
        }
    }
}
