package dev.framefarm.agent.work;

/** Which field of a frame is shown first. */
public enum FieldOrder {
    AS_EACH_FRAME_SAYS,
    TOP_FIRST,
    BOTTOM_FIRST
}
