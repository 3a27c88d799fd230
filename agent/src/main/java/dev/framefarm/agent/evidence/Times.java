package dev.framefarm.agent.evidence;

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
