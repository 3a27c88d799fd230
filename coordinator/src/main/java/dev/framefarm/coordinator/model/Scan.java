package dev.framefarm.coordinator.model;

/** How the rows of a picture were taken: all at once, or every second row at another instant, those named here first. */
public enum Scan {
    PROGRESSIVE,
    TOP_FIRST,
    BOTTOM_FIRST
}
