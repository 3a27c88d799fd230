package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EnrolledAgent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Enrolled agents and the one-time tokens that let strangers become one. */
public interface AgentStore {
    void insert(EnrolledAgent agent);

    Optional<EnrolledAgent> find(AgentId id);

    List<EnrolledAgent> list();

    boolean setDraining(AgentId id, boolean draining);

    boolean revoke(AgentId id);

    void insertToken(String tokenHash, Instant expires);

    /** Uses the token up. True for exactly one caller, and only before it expires. */
    boolean consumeToken(String tokenHash, Instant now);
}
