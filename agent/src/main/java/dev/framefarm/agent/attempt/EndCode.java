package dev.framefarm.agent.attempt;

/** Why an attempt ended without a delivery. */
public enum EndCode {
    /** Not a failure: the agent stops, or lost its connection. */
    HANDED_BACK,
    /** FFmpeg ended with an error. */
    ENCODER_FAILED,
    /** FFmpeg made no progress and was killed. */
    STALLED,
    /** The slice held fewer frames than wanted; a longer lead-in may help. */
    FRAMES_SHORT,
    /** The slice could not be read to its end. */
    SOURCE_BROKEN,
    OUT_OF_SPACE,
    OUT_OF_MEMORY,
    /** The agent does not know this work. */
    UNSUPPORTED
}
