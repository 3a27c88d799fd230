package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.AgentLink;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.words.WorkWords;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The sessions open here, at most one for each agent. Knows nothing of the engine, so it can be made before it. */
public final class Sessions implements AgentLink {
    private final Map<AgentId, Session> current = new ConcurrentHashMap<>();
    /** Also those that have not said hello yet. */
    private final Set<Session> open = ConcurrentHashMap.newKeySet();

    private final Transfers transfers = new Transfers();

    @Override
    public void revoke(AgentId agent, LeaseId lease, String reason) {
        tell(agent, session -> session.send(SessionMapper.revoke(lease, reason)));
        transfers.cut(agent, lease, reason);
    }

    @Override
    public void drain(AgentId agent, boolean draining) {
        tell(agent, session -> session.send(SessionMapper.drain(draining)));
    }

    @Override
    public void putAside(AgentId agent, String reason) {
        tell(agent, session -> session.send(SessionMapper.aside(reason)));
    }

    @Override
    public void dismiss(AgentId agent, String reason) {
        tell(agent, session -> session.refuse(Refusals.REVOKED, reason));
        transfers.dismiss(agent, reason);
    }

    @Override
    public Set<String> words(Work work) {
        return WorkWords.of(WorkMapper.work(work));
    }

    @Override
    public void wake() {
        current.values().forEach(Session::wake);
    }

    /** How many agents are connected to this coordinator. */
    public int size() {
        return current.size();
    }

    Transfers transfers() {
        return transfers;
    }

    void opened(Session session) {
        open.add(session);
    }

    void closed(Session session) {
        open.remove(session);
    }

    /** From here on the agent's messages go to this session; an older one ends. */
    void enter(AgentId agent, Session session) {
        Session older = current.put(agent, session);
        if (older != null && older != session) {
            older.refuse(Refusals.REPLACED, "Another session of agent " + agent + " took this one's place.");
        }
    }

    /**
     * Runs {@code farewell} if this session is still the agent's own. A session that enters meanwhile waits, so
     * that the goodbye of the old one never comes after the greeting of the new one.
     */
    void leave(AgentId agent, Session session, Runnable farewell) {
        current.computeIfPresent(agent, (id, now) -> {
            if (now != session) {
                return now;
            }
            farewell.run();
            return null;
        });
    }

    void cutSilent(long nowNanos) {
        open.forEach(session -> session.cutIfSilent(nowNanos));
    }

    void cutAll() {
        open.forEach(Session::stop);
    }

    private void tell(AgentId agent, Consumer<Session> message) {
        Optional.ofNullable(current.get(agent)).ifPresent(message);
    }
}
