package dev.framefarm.agent.work;

/** How much of the noise is taken away. */
public enum Denoising {
    LIGHT,
    MEDIUM,
    STRONG
}
