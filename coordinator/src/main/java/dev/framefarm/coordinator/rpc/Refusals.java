package dev.framefarm.coordinator.rpc;

/** The stable codes of refusals: why a session is over for good. */
final class Refusals {
    /** The versions of agent and coordinator are too far apart. */
    static final String PROTOCOL = "PROTOCOL";
    /** The farm does not know the agent. */
    static final String UNKNOWN = "UNKNOWN";
    /** The agent's certificate was revoked while it was here. */
    static final String REVOKED = "REVOKED";
    /** The same agent came again; the older session ends. */
    static final String REPLACED = "REPLACED";

    private Refusals() {}
}
