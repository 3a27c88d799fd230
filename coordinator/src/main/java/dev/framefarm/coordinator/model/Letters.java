package dev.framefarm.coordinator.model;

import java.util.List;

/** Pictures of words, all of the size of {@code place}, which are shown there one after another. */
public record Letters(Rectangle place, List<Shown> shown) {
    public Letters {
        shown = List.copyOf(shown);
    }

    /**
     * {@code png} is written in Base64, and shown from then on, on the clock of the deliveries, until the next one is.
     * A {@code blank} one shows nothing.
     */
    public record Shown(String png, long fromMicros, boolean blank) {}

    /** Those that the frames from one time to another show. Before the first one there is nothing anyway. */
    public Letters during(long fromMicros, long toMicros) {
        int first = 0;
        int end = 0;
        for (Shown each : shown) {
            first += each.fromMicros() <= fromMicros ? 1 : 0;
            end += each.fromMicros() <= toMicros ? 1 : 0;
        }
        first = Math.max(0, first - 1);
        if (first < end && shown.get(first).blank()) {
            first++;
        }
        return new Letters(place, shown.subList(first, end));
    }
}
