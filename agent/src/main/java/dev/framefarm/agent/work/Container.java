package dev.framefarm.agent.work;

/** What a delivery is wrapped in. */
public enum Container {
    FRAGMENTED_MP4,
    /** For sound that ends up in Matroska: MP4 would lose an encoder's delay. */
    MATROSKA
}
