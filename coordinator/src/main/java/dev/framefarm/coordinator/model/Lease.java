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

    /** Kept alive. A lease counts its time from when its work began, not from when it was given ahead. */
    public Lease renewed(Lease news) {
        return new Lease(
                id,
                attempt,
                agent,
                interval,
                started ? granted : news.granted,
                news.expires,
                news.done,
                started || news.started,
                backup,
                speed);
    }
}
