package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Which lines are shown from when on: those of several cues at once stand below one another. */
final class Speech {
    private static final int MOST_AT_ONCE = 8;

    private Speech() {}

    /** From then on, until the next one; without lines nothing is shown. */
    record Change(long micros, List<String> lines) {}

    /** The cues are in the order of their times. */
    static List<Change> of(List<Cue> cues) {
        List<Change> changes = new ArrayList<>();
        List<Cue> active = new ArrayList<>();
        List<String> before = List.of();
        int next = 0;
        for (long now : instants(cues)) {
            active.removeIf(cue -> cue.untilMicros() <= now);
            while (next < cues.size() && cues.get(next).fromMicros() <= now) {
                active.add(cues.get(next++));
            }
            if (active.size() > MOST_AT_ONCE) {
                throw new Unplannable("More than " + MOST_AT_ONCE + " captions are shown at once after "
                        + now / 1_000_000 + " s; correct their times.");
            }
            List<String> lines =
                    active.stream().flatMap(cue -> cue.lines().stream()).toList();
            if (!lines.equals(before)) {
                changes.add(new Change(now, lines));
                before = lines;
            }
        }
        return List.copyOf(changes);
    }

    private static long[] instants(List<Cue> cues) {
        return Stream.concat(cues.stream().map(Cue::fromMicros), cues.stream().map(Cue::untilMicros))
                .flatMapToLong(LongStream::of)
                .sorted()
                .distinct()
                .toArray();
    }
}
