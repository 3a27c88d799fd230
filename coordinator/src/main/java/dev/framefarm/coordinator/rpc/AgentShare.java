package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.AgentId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds how many transfers one agent may have open, so that all the others have some too. */
final class AgentShare {
    private final int largest;
    private final Map<AgentId, Integer> open = new ConcurrentHashMap<>();

    AgentShare(int largest) {
        this.largest = largest;
    }

    /** Takes a part; what is returned gives it back, once however often it is run. */
    Runnable take(AgentId agent) {
        int now = open.merge(agent, 1, Integer::sum);
        if (now > largest) {
            giveBack(agent);
            throw new TooMany("Agent " + agent + " has " + largest + " transfers open already; end one first.");
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.getAndSet(false)) {
                giveBack(agent);
            }
        };
    }

    int open(AgentId agent) {
        return open.getOrDefault(agent, 0);
    }

    private void giveBack(AgentId agent) {
        open.computeIfPresent(agent, (id, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }
}
