package dev.framefarm.coordinator.ledger;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import java.time.Instant;

/** An attempt that failed: who, where, how, when. */
public record Setback(Interval interval, AgentId agent, EndCode code, Instant at) {}
