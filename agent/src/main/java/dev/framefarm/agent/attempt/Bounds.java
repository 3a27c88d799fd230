package dev.framefarm.agent.attempt;

import java.time.Duration;

/** What one FFmpeg may use at most, and how long it may stand still. */
public record Bounds(long memoryBytes, long outputBytes, Duration cpu, Duration stall) {}
