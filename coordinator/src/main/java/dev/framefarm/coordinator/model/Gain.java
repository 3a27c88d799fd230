package dev.framefarm.coordinator.model;

/**
 * What an agent heard of a whole track before its encode, in LUFS and dBTP, and the decibels it was raised or lowered
 * by.
 */
public record Gain(double loudness, double truePeak, double decibels) {}
