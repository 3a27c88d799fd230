package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import java.util.List;
import java.util.Optional;

/** The agents that are here. An entry that is not refreshed expires by itself. */
public interface Roster {
    void put(Agent agent);

    void remove(AgentId id);

    Optional<Agent> find(AgentId id);

    /** Sorted by id. */
    List<Agent> present();
}
