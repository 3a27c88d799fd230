package dev.framefarm.coordinator.model;

/** What players stream, made beside the film's file. */
public enum Packaging {
    HLS,
    DASH
}
