package dev.framefarm.agent.engine;

import dev.framefarm.agent.work.Lease;
import dev.framefarm.agent.work.LeaseId;
import java.time.Duration;

/** What the coordinator says; may be called from any thread, returns at once. */
public interface Inbox {
    /** A connection stands; the hello is expected on it. */
    void opened(Session session);

    void welcomed(String agentId, Duration heartbeat, boolean draining);

    void leased(Lease lease);

    /** A lease this agent cannot even read. */
    void unreadable(LeaseId lease, String why);

    void revoked(LeaseId lease, String reason);

    void drain(boolean draining);

    /** Nothing comes for a while; then one attempt, to show that this machine is well again. */
    void putAside(String reason);

    void lost(Session session, String why);
}
