package dev.framefarm.agent.evidence;

import java.util.List;

/** Counts samples and keeps their earliest and latest presentation time. */
final class Times {
    private long count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(long time) {
        count++;
        first = Math.min(first, time);
        last = Math.max(last, time);
    }

    /** Of tracks that show the same: as many as the one that has fewest, from the earliest to the latest time. */
    static Times together(List<Times> tracks) {
        Times all = new Times();
        all.count = tracks.stream().mapToLong(each -> each.count).min().orElse(0);
        for (Times each : tracks) {
            all.first = Math.min(all.first, each.first);
            all.last = Math.max(all.last, each.last);
        }
        return all;
    }

    long count() {
        return count;
    }

    long first() {
        return count == 0 ? 0 : first;
    }

    long last() {
        return count == 0 ? 0 : last;
    }
}
