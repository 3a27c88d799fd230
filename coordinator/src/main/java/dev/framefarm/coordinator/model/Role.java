package dev.framefarm.coordinator.model;

/** What a key may do; each role may do what those before it may. */
public enum Role {
    VIEWER,
    SUBMITTER,
    OPERATOR,
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
