package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.AgentStore;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EnrolledAgent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Enrolled agents and enrolment tokens. */
public final class InMemoryAgentStore implements AgentStore {
    private final SortedMap<AgentId, EnrolledAgent> agents = new TreeMap<>();
    private final Map<String, Instant> tokens = new HashMap<>();
    private final Map<String, Use> uses = new HashMap<>();

    private record Use(String requestHash, AgentId agent) {}

    @Override
    public synchronized void insert(EnrolledAgent agent) {
        if (agents.putIfAbsent(agent.id(), agent) != null) {
            throw new IllegalStateException("there is an agent " + agent.id() + " already");
        }
    }

    @Override
    public synchronized Optional<EnrolledAgent> find(AgentId id) {
        return Optional.ofNullable(agents.get(id));
    }

    @Override
    public synchronized List<EnrolledAgent> list() {
        return List.copyOf(agents.values());
    }

    @Override
    public synchronized boolean setDraining(AgentId id, boolean draining) {
        return agents.computeIfPresent(
                        id,
                        (same, agent) ->
                                new EnrolledAgent(id, agent.name(), agent.enrolled(), agent.revoked(), draining))
                != null;
    }

    @Override
    public synchronized boolean revoke(AgentId id) {
        return agents.computeIfPresent(
                        id,
                        (same, agent) -> new EnrolledAgent(id, agent.name(), agent.enrolled(), true, agent.draining()))
                != null;
    }

    @Override
    public synchronized void insertToken(String tokenHash, Instant expires) {
        tokens.put(tokenHash, expires);
    }

    @Override
    public synchronized Optional<AgentId> redeem(
            String tokenHash, String requestHash, EnrolledAgent agent, Instant now) {
        if (!now.isBefore(tokens.getOrDefault(tokenHash, Instant.MIN))) {
            return Optional.empty();
        }
        if (!uses.containsKey(tokenHash)) {
            insert(agent);
            uses.put(tokenHash, new Use(requestHash, agent.id()));
        }
        return Optional.of(uses.get(tokenHash))
                .filter(use -> use.requestHash().equals(requestHash))
                .map(Use::agent);
    }
}
