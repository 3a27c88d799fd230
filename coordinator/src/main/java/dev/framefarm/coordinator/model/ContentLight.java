package dev.framefarm.coordinator.model;

/** The brightest pixel and the brightest frame's average, in candela per square metre. */
public record ContentLight(int most, int mostAverage) {}
