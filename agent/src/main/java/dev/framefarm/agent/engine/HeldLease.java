package dev.framefarm.agent.engine;

import dev.framefarm.agent.work.LeaseId;

/** A lease the agent still works on, and how far it is: frames, or milliseconds of sound. */
public record HeldLease(LeaseId id, long done, boolean started) {}
