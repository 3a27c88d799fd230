package dev.framefarm.coordinator.model;

/** How much of the noise is taken away. */
public enum Denoising {
    LIGHT,
    MEDIUM,
    STRONG
}
