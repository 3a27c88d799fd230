package dev.framefarm.coordinator.model;

import java.time.Instant;

/** The accepted bytes of an attempt. {@code header} is the digest of its sample description: equal in a whole lane. */
public record Delivery(
        LaneId lane,
        Interval interval,
        LeaseId lease,
        int attempt,
        AgentId agent,
        Evidence evidence,
        String header,
        Instant accepted) {}
