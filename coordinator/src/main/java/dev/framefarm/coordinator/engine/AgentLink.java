package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Work;
import java.util.Set;

/** The way to connected agents. Messages to those that are gone are dropped: leases expire by themselves. */
public interface AgentLink {
    void revoke(AgentId agent, LeaseId lease, String reason);

    void drain(AgentId agent, boolean draining);

    /** Tells an agent that is connected here why it gets nothing for a while. */
    void putAside(AgentId agent, String reason);

    /** Ends the session of an agent whose certificate was revoked. */
    void dismiss(AgentId agent, String reason);

    /** The words in which agents are told of this work. */
    Set<String> words(Work work);

    /** Says that there may be work now: agents with an open offer are served again. */
    void wake();
}
