package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.Roster;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The agents that are here, in a map whose entries expire by the given clock. */
public final class InMemoryRoster implements Roster {
    private record Entry(Agent agent, Instant until) {}

    private final InstantSource clock;
    private final Duration presence;
    private final TreeMap<AgentId, Entry> entries = new TreeMap<>();

    public InMemoryRoster(InstantSource clock, Duration presence) {
        this.clock = clock;
        this.presence = presence;
    }

    @Override
    public synchronized void put(Agent agent) {
        entries.put(agent.id(), new Entry(agent, clock.instant().plus(presence)));
    }

    @Override
    public synchronized void remove(AgentId id) {
        entries.remove(id);
    }

    @Override
    public synchronized Optional<Agent> find(AgentId id) {
        forgetExpired();
        return Optional.ofNullable(entries.get(id)).map(Entry::agent);
    }

    @Override
    public synchronized List<Agent> present() {
        forgetExpired();
        return entries.values().stream().map(Entry::agent).toList();
    }

    /** Forgets everybody, as a lost cluster would. */
    public synchronized void wipe() {
        entries.clear();
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> !entry.until().isAfter(now));
    }
}
