package dev.framefarm.agent.engine;

import dev.framefarm.agent.attempt.Outcome;
import dev.framefarm.agent.work.LeaseId;
import java.util.List;
import java.util.Map;

/** One connection's way to the coordinator. On a broken one, what is said is lost without a complaint. */
public interface Session {
    void hello(Capabilities capabilities, Map<String, Double> pixelsPerSecond, List<HeldLease> held);

    void heartbeat(Pulse pulse, Capabilities capabilities);

    void offer(Offer offer);

    void ended(LeaseId lease, Outcome.Ended end);

    void capabilities(Capabilities capabilities, Map<String, Double> pixelsPerSecond);

    void leaving(String reason);

    /** Ends the conversation in good order. */
    void close();
}
