package dev.framefarm.agent.engine;

/** What can happen to an attempt. */
public enum AttemptEvent {
    SLOT_FREE,
    /** FFmpeg is done and its result may be delivered. */
    ENCODED,
    /** It ended without a delivery. */
    FAILED,
    /** Revoked, or handed back because the agent stops. */
    STOP,
    /** FFmpeg is confirmed dead. */
    DEAD,
    /** The coordinator has judged. */
    JUDGED
}
