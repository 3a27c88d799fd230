package dev.framefarm.agent.attempt;

import dev.framefarm.agent.evidence.Heard;

/** What was heard of a track, and the decibels that it was raised or lowered by. */
public record Gain(Heard heard, double decibels) {}
