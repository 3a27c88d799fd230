package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LeaseId;

/** The way to connected agents. Messages to those that are gone are dropped: leases expire by themselves. */
public interface AgentLink {
    void revoke(AgentId agent, LeaseId lease, String reason);

    void drain(AgentId agent, boolean draining);

    /** Ends the session of an agent whose certificate was revoked. */
    void dismiss(AgentId agent, String reason);

    /** Says that there may be work now: agents with an open offer are served again. */
    void wake();
}
