package dev.framefarm.coordinator.model;

/** {@code from} up to, not including, {@code to}, on a lane's timeline. */
public record Interval(long from, long to) implements Comparable<Interval> {
    public Interval {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("not an interval: [" + from + ", " + to + ")");
        }
    }

    public long length() {
        return to - from;
    }

    public boolean overlaps(Interval other) {
        return from < other.to && other.from < to;
    }

    public boolean contains(Interval other) {
        return from <= other.from && other.to <= to;
    }

    @Override
    public int compareTo(Interval other) {
        return from != other.from ? Long.compare(from, other.from) : Long.compare(to, other.to);
    }

    @Override
    public String toString() {
        return "[" + from + ", " + to + ")";
    }
}
