package dev.framefarm.coordinator.ledger;

import dev.framefarm.coordinator.model.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Arithmetic on sets of intervals. */
public final class Intervals {
    private Intervals() {}

    /** Sorted, with touching and overlapping ones made one. */
    public static List<Interval> merged(Collection<Interval> intervals) {
        List<Interval> merged = new ArrayList<>();
        for (Interval next : intervals.stream().sorted().toList()) {
            Interval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.from() <= last.to()) {
                merged.set(merged.size() - 1, new Interval(last.from(), Math.max(last.to(), next.to())));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    /** What merged intervals leave uncovered of {@code [0, length)}. */
    public static List<Interval> gaps(List<Interval> merged, long length) {
        List<Interval> gaps = new ArrayList<>();
        long at = 0;
        for (Interval taken : merged) {
            if (taken.from() > at) {
                gaps.add(new Interval(at, taken.from()));
            }
            at = Math.max(at, taken.to());
        }
        if (at < length) {
            gaps.add(new Interval(at, length));
        }
        return gaps;
    }
}
