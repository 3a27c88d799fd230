package dev.framefarm.agent.attempt;

import java.time.Duration;

/** What one FFmpeg may use at most, and how long it may stand still. On a graphics card its memory is watched, not limited. */
public record Bounds(long memoryBytes, long outputBytes, Duration cpu, Duration stall, boolean onCard) {}
