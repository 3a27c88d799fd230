package dev.framefarm.coordinator.model;

/** A lease with everything its agent needs to know. */
public record Assignment(LaneId lane, Lease lease, Work work) {}
