package dev.framefarm.coordinator.model;

import java.time.Instant;

/** An agent the farm knows, whether it is here or not. */
public record EnrolledAgent(AgentId id, String name, Instant enrolled, boolean revoked, boolean draining) {}
