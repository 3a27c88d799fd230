package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.AgentId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Threads that serve all agents, of which each has at most so many at once: what is more of one waits for its own. */
final class Shares {
    private final Executor threads;
    private final int each;
    private final Map<AgentId, Executor> shares = new ConcurrentHashMap<>();

    Shares(Executor threads, int each) {
        this.threads = threads;
        this.each = each;
    }

    Executor of(AgentId agent) {
        return shares.computeIfAbsent(agent, one -> new NarrowExecutor(threads, each));
    }
}
