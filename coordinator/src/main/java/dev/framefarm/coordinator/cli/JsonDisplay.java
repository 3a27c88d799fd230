package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** One JSON object for each event and nothing else. */
final class JsonDisplay implements Display {
    private final PrintStream out;

    JsonDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void event(JsonNode event) {
        out.println(Json.line(event));
        out.flush();
    }

    @Override
    public void show(Standing standing, Segments segments) {}

    @Override
    public void end(Standing standing, Segments segments) {}
}
