package dev.framefarm.coordinator.model;

import java.util.List;

/** Words in lines, shown by the frames with {@code fromMicros <= time < untilMicros}, on the film's clock. */
public record Cue(long fromMicros, long untilMicros, List<String> lines) {
    public Cue {
        lines = List.copyOf(lines);
    }
}
