package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.engine.CustodyStore.Life;
import java.time.Instant;

/**
 * Somebody has begun to seal bytes that the database does not know of yet, and tells it until then, by its own clock, or not
 * at all: a coordinator that was frozen in between would tell of bytes that another has swept since.
 */
public record Sealing(Life life, Instant until) {}
