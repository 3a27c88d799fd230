package dev.framefarm.coordinator.model;

import java.time.Instant;

/**
 * An agent's time-limited right to one attempt at one segment. It saves effort and guards nothing.
 * {@code speed} is what the agent is expected to do, in the lane's units per second.
 */
public record Lease(
        LeaseId id,
        int attempt,
        AgentId agent,
        Interval interval,
        Instant granted,
        Instant expires,
        long done,
        boolean started,
        boolean backup,
        double speed) {

    public Lease renewed(long nowDone, boolean nowStarted, Instant until) {
        return new Lease(id, attempt, agent, interval, granted, until, nowDone, started || nowStarted, backup, speed);
    }
}
