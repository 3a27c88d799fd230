package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which agents stay away. Each is looked up once a round, however many leases it holds. */
final class Presence {
    /** A broken connection is back sooner than this, or the agent is gone. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    private final Roster roster;
    private final Map<AgentId, Instant> missing = new HashMap<>();
    private final Map<AgentId, Boolean> here = new HashMap<>();

    Presence(Roster roster) {
        this.roster = roster;
    }

    void beginRound() {
        here.clear();
    }

    boolean isGone(AgentId agent, Instant now) {
        if (here.computeIfAbsent(agent, id -> roster.find(id).isPresent())) {
            missing.remove(agent);
            return false;
        }
        return missing.computeIfAbsent(agent, id -> now).plus(AWAY).isBefore(now);
    }
}
