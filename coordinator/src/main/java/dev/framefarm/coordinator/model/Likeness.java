package dev.framefarm.coordinator.model;

/** The crf that an agent found for a piece, and how like its source the whole piece is that was encoded with it. */
public record Likeness(int crf, double score) {}
