package dev.framefarm.coordinator.model;

/** One lease: an agent's time-limited right to one attempt. */
public record LeaseId(String value) implements Comparable<LeaseId> {
    public LeaseId {
        Names.check("LeaseId", value);
    }

    @Override
    public int compareTo(LeaseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
