package dev.framefarm.coordinator.flow;

/** What the engine does after a decision is stored. Each may be done again after a crash and changes nothing then. */
public enum Effect {
    /** Look at the source and plan. */
    PROBE,
    /** Rebuild the ledgers of all lanes, begin to join, call for agents. */
    OPEN_LANES,
    /** End all leases, stop joining, forget ledgers and deliveries. */
    STOP,
    /** There is room for the next queued job. */
    START_NEXT
}
