package dev.framefarm.agent.attempt;

/** The coordinator's judgement of a delivery. */
public record Verdict(boolean accepted, String code, String reason) {}
