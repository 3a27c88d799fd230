package dev.framefarm.agent.engine;

/** Where an attempt stands. */
public enum AttemptState {
    /** Its source arrives; no slot is free yet. */
    WAITING,
    /** FFmpeg runs; a slot is taken. */
    ENCODING,
    /** FFmpeg is being killed; the slot stays taken until it is dead. */
    STOPPING,
    /** The slot is free; the rest goes up and the verdict is awaited. */
    DELIVERING,
    /** Nothing of it is left here. */
    ENDED
}
