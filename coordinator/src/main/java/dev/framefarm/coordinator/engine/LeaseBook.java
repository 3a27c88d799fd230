package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.LeaseId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What each lease is for. The history knows every one ever granted; the latest are kept at hand. */
public final class LeaseBook {
    private static final int AT_HAND = 10_000;

    private final AttemptStore history;
    private final Map<LeaseId, Attempt> atHand = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LeaseId, Attempt> eldest) {
            return size() > AT_HAND;
        }
    };

    public LeaseBook(AttemptStore history) {
        this.history = history;
    }

    void write(Attempt attempt) {
        history.began(attempt);
        synchronized (atHand) {
            atHand.put(attempt.lease(), attempt);
        }
    }

    /** What it says of the lease is no longer true; the history is asked. */
    void forget(LeaseId lease) {
        synchronized (atHand) {
            atHand.remove(lease);
        }
    }

    Optional<Attempt> find(LeaseId lease) {
        synchronized (atHand) {
            Attempt known = atHand.get(lease);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return history.find(lease);
    }

    /** The lease's attempt, if it was granted to this agent. */
    Attempt of(AgentId agent, LeaseId lease) {
        return find(lease)
                .filter(attempt -> attempt.agent().equals(agent))
                .orElseThrow(() -> new LeaseRefused("Lease " + lease + " was not granted to agent " + agent + "."));
    }
}
