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

    /**
     * Uses the token up and enrols the agent, both or neither. Whoever comes again with the same request before the
     * token expires is told the same agent: the first answer may have been lost on its way. Empty: the token is unknown,
     * expired, or was used with another request.
     */
    Optional<AgentId> redeem(String tokenHash, String requestHash, EnrolledAgent agent, Instant now);
}
