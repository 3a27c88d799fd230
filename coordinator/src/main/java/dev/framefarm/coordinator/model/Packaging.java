package dev.framefarm.coordinator.model;

/** What players stream, or show before and while somebody winds, made beside the film's file. */
public enum Packaging {
    HLS,
    DASH,
    THUMBNAILS,
    PREVIEW
}
