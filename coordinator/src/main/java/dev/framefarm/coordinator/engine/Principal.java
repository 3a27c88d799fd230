package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Role;

/** Who asks. */
public record Principal(String owner, Role role, String keyId) {
    public boolean may(Role needed) {
        return role.includes(needed);
    }

    /** Operators see every job, others their own. */
    public boolean sees(String jobOwner) {
        return may(Role.OPERATOR) || owner.equals(jobOwner);
    }
}
