package dev.framefarm.coordinator.model;

/** One order of a user. */
public record JobId(String value) implements Comparable<JobId> {
    public JobId {
        Names.check("JobId", value);
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
