package dev.framefarm.coordinator.model;

/** An agent, as its certificate names it. */
public record AgentId(String value) implements Comparable<AgentId> {
    public AgentId {
        Names.check("AgentId", value);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
