package dev.framefarm.agent.work;

/** Names one attempt's right to run; given by the coordinator and only ever compared. */
public record LeaseId(String value) {
    public LeaseId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a lease without an id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
