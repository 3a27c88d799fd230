package dev.framefarm.coordinator.ledger;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import java.time.Instant;

/**
 * An attempt that failed or was given back: who, where, how, when. It is {@code excused} once its agent gets the place again although others
 * could have had it: an agent that tries again only because those have no time says nothing about the film.
 */
public record Setback(Interval interval, AgentId agent, EndCode code, Instant at, boolean excused) {
    Setback excusing() {
        return new Setback(interval, agent, code, at, true);
    }
}
