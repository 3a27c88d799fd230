package dev.framefarm.coordinator.model;

/**
 * How loud a track shall be, by EBU R 128: the whole programme's loudness in LUFS, and the highest true peak in dBTP
 * that raising it may make.
 */
public record Loudness(double target, double truePeak) {}
